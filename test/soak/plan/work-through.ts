import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '../world/run.ts';
import type { Behaviour } from './behaviours.ts';

/** What an attempt can do: call us, wait a moment, or be away for so long that it is given up. */
export interface Desk {
  readonly run: Run;
  call(route: 'progress' | 'question' | 'result', body: object): Promise<unknown>;
  /** Answers whether it is to stop. */
  beat(): Promise<boolean>;
  /** By Sluice's clock. */
  away(milliseconds: number): Promise<void>;
}

const BEATS = 3;
const BEAT_MS = 120;
/** Beats of one that waits for somebody. */
const PATIENCE = 150;
/** Longer than a lease. */
const AWAY_MS = 7 * 60_000;

/** Each behaviour, from the moment that the task was taken to the end. */
export const WORK: Readonly<Record<Behaviour, (desk: Desk) => Promise<void>>> = {
  succeed: (desk) => worked(desk, () => end(desk, { success: true })),
  fail: (desk) => worked(desk, () => end(desk, { success: false, exit_code: 1 })),
  guardRail: (desk) => worked(desk, () => end(desk, { success: false, exit_code: 2 })),
  rollBack: (desk) => worked(desk, () => end(desk, { success: true, outcome: 'rolled_back' })),
  reportTwice: (desk) =>
    worked(desk, async () => {
      await Promise.all([end(desk, { success: true }), end(desk, { success: true })]);
      await end(desk, { success: true });
    }),
  async neverCall() {},
  async refuse() {},
  async die({ beat }) {
    await beat();
    await beat();
  },
  async zombie(desk) {
    await desk.beat();
    await desk.away(AWAY_MS);
    await end(desk, { success: true });
  },
  async ask(desk) {
    await desk.beat();
    await desk.call('question', { text: `Which of the two does ${desk.run.task} mean?` });
    await listened(desk);
  },
  async askAndDie({ beat, call, run }) {
    await beat();
    await call('question', { text: `Shall ${run.task} go on?` });
  },
  listen: async (desk) => {
    await desk.call('progress', { text: 'Listening' });
    await listened(desk);
  },
  async untilStopped({ beat }) {
    for (let n = 0; n < PATIENCE && !(await beat()); n++) await sleep(BEAT_MS);
  },
};

async function worked({ beat, call }: Desk, then: () => Promise<void>): Promise<void> {
  await call('progress', { text: 'Reading the code' });
  for (let n = 0; n < BEATS; n++) {
    if (await beat()) return;
    await sleep(BEAT_MS);
  }
  await then();
}

/** Until it was told something, or had enough. */
async function listened(desk: Desk): Promise<void> {
  for (let n = 0; n < PATIENCE && desk.run.messages.length === 0; n++) {
    if (await desk.beat()) return;
    await sleep(BEAT_MS);
  }
  await end(desk, { success: true });
}

async function end({ call, run }: Desk, result: object): Promise<void> {
  const summary = `Result ${run.task} ${run.attempt}`;
  await call('result', { exit_code: 0, ...result, summary });
}
