import { setTimeout as sleep } from 'node:timers/promises';
import type { Head } from '../../shared/core/head.ts';
import type { HeadStore } from '../../shared/core/store.ts';
import type { Child } from './processes/child.ts';
import type { Scene } from './scene.ts';
import type { World } from './world/world.ts';

/** While the functions did nothing for so long, and nothing else is under way, they wait for the clock. */
const STILL_MS = 1_600;
const LOOK_MS = 200;
/** What is due within so much of the clock comes with the first of it. */
const TOGETHER_MS = 20_000;
/** More heads than are due at once: the earliest may all be of tasks that wait for a person. */
const MOST_HEADS = 5_000;
/** What is due later than this waits for a person, and may: holds, questions. */
const HORIZON_MS = 12 * 3_600_000;

/** Lets everything come to its end: waits until all is still, puts the clock forward to what is due next, and so on. */
export async function drain(
  { world, functions }: Pick<Scene, 'world' | 'functions'>,
  heads: HeadStore,
  backlog: () => number,
  patienceMs: number,
): Promise<{ readonly jumps: number; readonly settled: boolean }> {
  const end = Date.now() + patienceMs;
  for (let jumps = 0; ; jumps++) {
    if (!(await still(world, functions, backlog, end))) return { jumps, settled: false };
    const next = await nextDue(world, heads);
    if (next === undefined) return { jumps, settled: true };
    const by = Math.max(0, next - world.clock.now()) + TOGETHER_MS;
    const real = Date.now();
    world.clock.jump(by, real);
    await functions.ask({ jump: { by, real } });
  }
}

async function nextDue({ clock, timers }: World, heads: HeadStore): Promise<number | undefined> {
  const until = clock.now() + HORIZON_MS;
  const head = (await heads.due(until, MOST_HEADS)).find((each) => !isOnlyLookedAt(each));
  const due = [head?.dueAt, timers.next()].filter((time) => time !== undefined);
  return due.length > 0 ? Math.min(...due) : undefined;
}

/** What waits for a person is looked at every some minutes, for as long as it waits: nothing comes of it here. */
function isOnlyLookedAt({ state, dueAt, lookAt }: Head): boolean {
  return (state === 'held' || state === 'needs_info') && dueAt === lookAt;
}

/** False when it was not still before the end. */
async function still(
  world: World,
  functions: Child,
  backlog: () => number,
  end: number,
): Promise<boolean> {
  let done = -1;
  for (let since = Date.now(); Date.now() - since < STILL_MS; await sleep(LOOK_MS)) {
    const now = await functions.ask<number>({ work: true });
    if (now !== done || world.busy.count() > 0 || backlog() > 0) since = Date.now();
    done = now;
    if (Date.now() > end) return false;
  }
  return true;
}
