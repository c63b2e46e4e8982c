import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, styleText } from 'node:util';
import {
  githubAgain,
  githubInjection,
  githubLabel,
  githubMessage,
  githubRedelivery,
  githubStop,
} from './demo/github-scenarios.ts';
import { linearDelegation, linearLabel } from './demo/linear-scenarios.ts';
import type { Check, Scenario } from './demo/scenario.ts';
import { signedPost } from './demo/sender-scenario.ts';
import type { Stage } from './demo/stage.ts';
import { stageOn } from './demo/stage.ts';
import { describe } from './describe.ts';
import { startWorld } from './example/world.ts';
import { startLocal } from './start.ts';
import type { Happening } from './watch.ts';

const SCENARIOS: readonly Scenario[] = [
  githubLabel,
  githubRedelivery,
  githubAgain,
  linearLabel,
  linearDelegation,
  signedPost,
  githubInjection,
  githubStop,
  githubMessage,
];

interface Row {
  readonly title: string;
  readonly delivery: string;
  readonly task: string;
  readonly shows: string;
  readonly problems: readonly string[];
}

export interface DemoOptions {
  readonly json?: boolean;
  /** Leaves the folder with the agents' logs, and says where it is. */
  readonly keep?: boolean;
}

/**
 * The whole line, once: emulated trackers, real webhooks over real HTTP, the embedded engines, an agent in a process of its own. Prints
 * one table; answers 0 only when everything is as it should be.
 */
export async function runDemo({ json = false, keep = false }: DemoOptions): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-demo-'));
  const happenings: Happening[] = [];
  const world = await startWorld(directory, { sluice: 0, github: 0, linear: 0 });
  const sluice = await startLocal({
    config: world.config,
    directory,
    port: world.port,
    inMemory: true,
    sweepMs: 1_000,
    onHappening: (happening) => {
      happenings.push(happening);
      if (!json) console.log(describe(happening));
    },
  });
  const rows = await play(stageOn(world, sluice, happenings), json);
  await sluice.stop();
  await world.close();
  if (keep) console.error(`Kept in ${directory}`);
  else await rm(directory, { recursive: true, force: true });
  console.log(json ? JSON.stringify(rows, null, 2) : table(rows));
  return rows.every((row) => row.problems.length === 0) ? 0 : 1;
}

async function play(stage: Stage, quiet: boolean): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { title, play: act } of SCENARIOS) {
    if (!quiet) console.log(styleText('bold', `\n${title}`));
    try {
      const { checks, ...scene } = await act(stage);
      rows.push({ title, ...scene, problems: checks.flatMap(problemOf) });
    } catch (error) {
      rows.push({
        title,
        delivery: '',
        task: '',
        shows: '',
        problems: [error instanceof Error ? error.message : String(error)],
      });
    }
  }
  return rows;
}

function problemOf({ what, is, shouldBe }: Check): string[] {
  return isDeepStrictEqual(is, shouldBe)
    ? []
    : [`${what}: expected ${JSON.stringify(shouldBe)}, got ${JSON.stringify(is)}`];
}

function table(rows: readonly Row[]): string {
  const good = rows.filter((row) => row.problems.length === 0).length;
  const blocks = rows.flatMap(({ title, delivery, task, shows, problems }) => [
    `${problems.length === 0 ? styleText('green', '✓') : styleText('red', '✗')} ${title}`,
    `    delivery → ${delivery}`,
    `    task     → ${task}`,
    `    shows    → ${shows}`,
    ...problems.map((problem) => `    ${styleText('red', problem)}`),
  ]);
  return ['', ...blocks, '', `${good} of ${rows.length} as it should be`].join('\n');
}
