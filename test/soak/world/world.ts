import type { ClockFace } from '../clock.ts';
import { soakClock } from '../clock.ts';
import { breakFetch } from '../faults/break-fetch.ts';
import { faults } from '../faults/faults.ts';
import { startAgents } from './agents.ts';
import { books } from './books.ts';
import { busy } from './busy.ts';
import { startCallbacks } from './callbacks.ts';
import { startHook } from './hook.ts';
import { mail } from './mail.ts';
import { stage } from './stage.ts';
import { timers } from './timers.ts';
import { githubSite, linearSite } from './trackers.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly faultRate: number;
  readonly clock: ClockFace;
  /** How many GitHubs: emulate lets a token call 5,000 times. */
  readonly githubs: number;
}

/** Everything outside of Sluice: trackers with people on them, senders, agents, and the mail between them and us. */
export type World = Awaited<ReturnType<typeof startWorld>>;

export async function startWorld({ seed, faultRate, clock: face, githubs: count }: WorldOptions) {
  const clock = soakClock(face);
  const injected = faults(seed + 1, faultRate);
  const under = busy();
  const sleepers = timers(clock);
  const known = books();
  // Who is at something when all is closed leaves off.
  const over = new AbortController();
  // The functions listen once the world is there.
  let sluice = '';
  const post = mail({ url: () => sluice, seed, faults: injected, busy: under, over: over.signal });
  const hook = await startHook(known, post);
  const indexes = Array.from({ length: count }, (_, index) => index);
  const githubs = await Promise.all(indexes.map((index) => githubSite(index, hook.url, clock)));
  const linear = await linearSite(hook.url, clock);
  const callbacks = await startCallbacks(injected);
  const agents = await startAgents({
    books: known,
    busy: under,
    timers: sleepers,
    over: over.signal,
    fetch: breakFetch(fetch, injected, () => 'report'),
  });
  return {
    clock,
    busy: under,
    timers: sleepers,
    books: known,
    mail: post,
    githubs,
    linear,
    callbacks,
    agentUrl: `${agents.url}/agent`,
    faults: injected.counts,
    stage: stage({
      githubs,
      linear,
      mail: post,
      clock,
      callbacks: callbacks.url,
      over: over.signal,
    }),
    open: (url: string) => {
      sluice = url;
    },
    async close() {
      over.abort();
      sleepers.stop();
      await Promise.all([hook, agents, callbacks].map((server) => server.close()));
      await Promise.all(
        [...githubs.map(({ github }) => github), linear.linear].map((one) => one.close()),
      );
    },
  };
}
