import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Checkpoint, HookMark, Problem } from '../../../shared/core/checkpoint.ts';
import type { DeliveryLog } from '../../../shared/core/delivery-log.ts';
import type { RecoveryStore } from '../../../shared/core/recovery-store.ts';
import { askAgain, nextRound } from './ask-again.ts';
import { EVERY_MS, HOOKS_MS } from './paces.ts';
import { withProblem } from './problem.ts';
import type { Bounds } from './read-log.ts';
import { readLog } from './read-log.ts';

const MINUTE = 60_000;
/** While there is something to do. */
const SOON_MS = MINUTE;
const VISIT_MS = 15_000;

export interface Visitor {
  readonly log: DeliveryLog;
  /** What hooks of ours send to. */
  readonly address: string;
  readonly needs: string;
  readonly recovery: RecoveryStore;
  readonly now: () => number;
}

/** What a visit did, for the log. */
export interface Visited {
  readonly asked: number;
  readonly recovered: number;
  readonly givenUp: number;
  /** What a person is to be told now. */
  readonly problem?: Problem;
}

/**
 * Visits one place: finds its hooks, reads their logs, notes what is to be asked for, and asks. The claim comes first and the note before the
 * asking, each one conditional write, so that two sweeps at once do nothing twice. `undefined` when another has the visit.
 */
export async function visit(
  checkpoint: Checkpoint,
  visitor: Visitor,
): Promise<Visited | undefined> {
  const { recovery, log } = visitor;
  const now = visitor.now();
  const bounds: Bounds = { now, isOver: () => visitor.now() - now >= VISIT_MS };
  const mine = await recovery.write({ ...checkpoint, dueAt: now + EVERY_MS });
  if (!mine) return undefined;
  let at = mine;
  let asked = 0;
  let error: BackendError | undefined;
  try {
    at = await withHooks(at, visitor, now);
    const read: HookMark[] = [];
    for (const mark of at.hooks) read.push(await readLog(mark, log, bounds));
    const rounds = read.map((mark) => nextRound(mark, now));
    at = after({ ...at, hooks: rounds.map(({ mark }) => mark) }, now);
    if (rounds.some((round) => round.asked.length > 0)) {
      const noted = await recovery.write(at);
      if (!noted) return undefined;
      const done = await inTurn(rounds, (round) => askAgain(round, log, bounds));
      asked = done.reduce((sum, each) => sum + each.asked, 0);
      error = done.find((each) => each.error)?.error;
      at = after({ ...noted, hooks: done.map(({ mark }) => mark) }, now);
    }
  } catch (thrown) {
    if (!(thrown instanceof BackendError)) throw thrown;
    error = thrown;
  }
  const { checkpoint: told, tell } = withProblem(at, mine.problem, error, visitor, now);
  if (!isSame(told, mine)) await recovery.write(told);
  return {
    asked,
    recovered: sum(told, 'recovered') - sum(mine, 'recovered'),
    givenUp: newlyGivenUp(told, mine),
    ...(tell ? { problem: tell } : {}),
  };
}

/** The hooks of the place, asked for now and then; one that is still there keeps its mark. */
async function withHooks(
  checkpoint: Checkpoint,
  { log, address }: Visitor,
  now: number,
): Promise<Checkpoint> {
  const { place, hooksAt, hooksFor, hooksEtag } = checkpoint;
  if (hooksAt !== undefined && hooksFor === address && now - hooksAt < HOOKS_MS) return checkpoint;
  const list = await log.hooks(place, address, hooksFor === address ? hooksEtag : undefined);
  if (list === 'unchanged') return { ...checkpoint, hooksAt: now };
  const known = new Map(checkpoint.hooks.map((mark) => [mark.hook, mark]));
  const fresh = (hook: string): HookMark => ({ hook, missed: [], givenUp: [], recovered: 0 });
  return {
    ...checkpoint,
    hooksAt: now,
    hooksFor: address,
    hooksEtag: list.etag,
    hooks: list.hooks.map((hook) => known.get(hook) ?? fresh(hook)),
  };
}

/** When the next visit is due. */
function after(checkpoint: Checkpoint, now: number): Checkpoint {
  const times = checkpoint.hooks.flatMap(({ missed, backlog }) => [
    ...missed.map(({ nextAt }) => nextAt),
    ...(backlog ? [now] : []),
  ]);
  const dueAt = Math.max(now + SOON_MS, Math.min(now + EVERY_MS, ...times));
  return { ...checkpoint, dueAt };
}

function sum({ hooks }: Checkpoint, what: 'recovered'): number {
  return hooks.reduce((total, mark) => total + mark[what], 0);
}

function newlyGivenUp(now: Checkpoint, before: Checkpoint): number {
  const known = new Set(before.hooks.flatMap(({ givenUp }) => givenUp.map(({ guid }) => guid)));
  return now.hooks.flatMap(({ givenUp }) => givenUp).filter(({ guid }) => !known.has(guid)).length;
}

function isSame(one: Checkpoint, other: Checkpoint): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function inTurn<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await each(item));
  return done;
}
