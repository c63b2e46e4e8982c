import type { Config } from '../../../shared/core/config.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Clock } from '../../contracts/clock.ts';
import { NOW } from '../../support/receive/letters.ts';
import type { Plan } from '../faults/plan.ts';
import type { Steps } from '../faults/steps.ts';
import { steps as stepsOf } from '../faults/steps.ts';
import type { Agents } from './agents.ts';
import { agents as agentsOf, askReport } from './agents.ts';
import type { Behaviour } from './behaviour.ts';
import { clockwork } from './clockwork.ts';
import { emptySite, emulatedTracker } from './emulated-tracker.ts';
import type { Functions, Ports } from './functions.ts';
import { functionsOn } from './functions.ts';
import { noticingHeads } from './noticing-heads.ts';
import type { Posted } from './post-office.ts';
import { postOffice } from './post-office.ts';
import type { Ended } from './process.ts';
import { asProcess } from './process.ts';
import { queueing } from './queueing.ts';
import type { Posting } from './sender.ts';
import type { Site } from './site.ts';
import type { Stores } from './stores.ts';
import { timeline as timelineOf } from './timeline.ts';

/** A person who got an error tries again after this. */
const AGAIN_MS = 5_000;

/** The real functions among stores, queues, trackers, agents and people, under a clock that nobody else moves. */
export interface Stage {
  readonly clock: Clock;
  readonly steps: Steps;
  readonly stores: Stores;
  readonly site: Site;
  readonly agents: Agents;
  readonly posted: readonly Posted[];
  /** Tickets of the messages to dispatch that were put aside as dead letters. */
  readonly dead: readonly string[];
  /** What the functions read; a scenario may change it meanwhile. */
  readonly config: { current: Config };
  /** Milliseconds since the start: what happens on an `issue()` is timed by it. */
  since(): number;
  /** The first try of each, all at once: their calls take turns. */
  send(...postings: readonly Posting[]): Promise<void>;
  /** What a person does with the command line, until it is answered. */
  operate(request: unknown): Promise<void>;
  /** Lets happen what happens by itself, until so much time is over. */
  pass(ms: number): Promise<void>;
  /** The same until the ticket is as described. @throws NotQuiet when it never is */
  until(what: string, isSo: (head: Head) => boolean, readableId?: string): Promise<void>;
  /** The same until nothing more happens. @throws NotQuiet */
  quiet(): Promise<void>;
  /** Every ticket's head. */
  heads(): Promise<readonly Head[]>;
}

interface Given {
  readonly plan: Plan;
  readonly stores: (now: () => number) => Promise<Stores>;
  readonly config: Config;
  /** What the agent does in its first run, its second, and so on; the last of them in all further ones. */
  readonly behaviours: readonly Behaviour[];
}

export async function stage(given: Given): Promise<Stage> {
  const clock: Clock = { now: NOW };
  const timeline = timelineOf();
  const steps = stepsOf(given.plan, clock, timeline);
  const stores = await given.stores(() => clock.now);
  const [tasks, shows] = [queueing(clock), queueing(clock)];
  const site = emptySite();
  const config = { current: given.config };
  const tickets = new Set<string>();
  const agents = agentsOf({
    clock,
    timeline,
    behaviours: given.behaviours,
    post: (path, token, body) =>
      ask('report', ({ report }) => askReport(report, path, token, body)),
  });
  const ports: Ports = {
    ...stores,
    heads: noticingHeads(stores.heads, tickets),
    tasks: tasks.port,
    shows: shows.port,
    tracker: emulatedTracker(site),
    agent: agents.port,
    config: { read: async () => config.current, credentials: async () => undefined },
    secrets: { tokenKey: async () => 'a key of the harness' },
  };
  let functions = functionsOn(ports, steps);

  /** Runs a function as a process; when that is gone, the next one starts with nothing in its memory. */
  async function run<T>(
    name: string,
    work: (functions: Functions) => Promise<T>,
  ): Promise<Ended<T>> {
    const ended = await asProcess(name, () => work(functions));
    if ('gone' in ended) functions = functionsOn(ports, steps);
    return ended;
  }

  /** The same for somebody who waits for an answer, which may get lost on its way. */
  async function ask<T>(
    name: string,
    work: (functions: Functions) => Promise<T>,
  ): Promise<Ended<T>> {
    const ended = await run(name, work);
    return 'answer' in ended && !steps.isHeard(name) ? { gone: true } : ended;
  }

  async function heads(): Promise<readonly Head[]> {
    const found = await Promise.all([...tickets].map((key) => stores.heads.read(key)));
    return found.filter((head) => head !== undefined);
  }

  async function operate(request: unknown): Promise<void> {
    const ended = await ask('operate', (all) => all.operate(request));
    if ('answer' in ended) return;
    clock.now += AGAIN_MS;
    await operate(request);
  }

  const { isHeard } = steps;
  const works = clockwork({ clock, timeline, heads: stores.heads, tasks, shows, run, isHeard });
  const post = postOffice({ clock, timeline, ledger: stores.ledger, ask });
  return {
    clock,
    steps,
    stores,
    site,
    agents,
    posted: post.posted,
    dead: tasks.dead,
    config,
    heads,
    operate,
    since: () => clock.now - NOW,
    pass: works.pass,
    quiet: works.quiet,
    until: (what, isSo, readableId) =>
      works.until(what, async () => {
        const all = await heads();
        return all.some(
          (head) =>
            (readableId === undefined || head.ticket?.readableId === readableId) && isSo(head),
        );
      }),
    async send(...postings) {
      await Promise.all(postings.map(post.send));
    },
  };
}
