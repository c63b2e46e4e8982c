import type { Response as Operated } from '../../../functions/operate/request.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Logged } from '../../../shared/core/delivery-log.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { QueueName } from '../../../shared/core/queue-name.ts';
import type { Clock } from '../../contracts/clock.ts';
import { NOW } from '../../support/receive/letters.ts';
import type { Plan } from '../faults/plan.ts';
import type { Steps } from '../faults/steps.ts';
import { steps as stepsOf } from '../faults/steps.ts';
import type { Agents } from './agents.ts';
import { agents as agentsOf, askReport } from './agents.ts';
import type { Behaviour } from './behaviour.ts';
import { Breach } from './breach.ts';
import { clockwork } from './clockwork.ts';
import { emulatedDeliveryLog } from './delivery-log.ts';
import { deadLetterCalls } from './emulated-dead-letters.ts';
import { emptySite, emulatedTracker } from './emulated-tracker.ts';
import type { Functions } from './functions.ts';
import { functionsOn } from './functions.ts';
import { nextPoll } from './next-poll.ts';
import { nextRecovery } from './next-recovery.ts';
import { noticingHeads } from './noticing-heads.ts';
import { emulatedOpinion } from './opinion.ts';
import type { Ports } from './ports.ts';
import type { Posted, PostOffice } from './post-office.ts';
import { postOffice } from './post-office.ts';
import type { Ended } from './process.ts';
import { asProcess } from './process.ts';
import type { Queueing } from './queueing.ts';
import { queueing } from './queueing.ts';
import type { Posting } from './sender.ts';
import type { Site } from './site.ts';
import type { Stores } from './stores.ts';
import { timeline as timelineOf } from './timeline.ts';

/** A person who got an error tries again after this. */
const AGAIN_MS = 5_000;

const CREDENTIALS = { token: 'of the harness' };

/** The real functions among stores, queues, trackers, agents and people, under a clock that nobody else moves. */
export interface Stage {
  readonly clock: Clock;
  readonly steps: Steps;
  readonly stores: Stores;
  readonly site: Site;
  readonly agents: Agents;
  readonly posted: readonly Posted[];
  /** GitHub's log of its deliveries, the oldest first. */
  readonly log: readonly Logged[];
  /** Receive's; while it is closed nobody hears from us. */
  readonly door: PostOffice['door'];
  readonly queues: Readonly<Record<QueueName, Pick<Queueing, 'put' | 'dead'>>>;
  /** What the functions read; a scenario may change it meanwhile. */
  readonly config: { current: Config };
  /** Milliseconds since the start: what happens on an `issue()` is timed by it. */
  since(): number;
  /** The first try of each, all at once: their calls take turns. */
  send(...postings: readonly Posting[]): Promise<void>;
  /** What a program hands in with a key, again and again until it was taken. */
  handIn(spec: unknown, key: string): Promise<void>;
  /** What a person does with the command line, until it is answered. */
  operate(request: unknown): Promise<Operated>;
  /** Lets happen what happens by itself, until so much time is over. */
  pass(ms: number): Promise<void>;
  /** The same until the ticket is as described. @throws NotQuiet when it never is */
  until(what: string, isSo: (head: Head) => boolean, readableId?: string): Promise<void>;
  /** The same until nothing more happens. @throws NotQuiet */
  quiet(): Promise<void>;
  /** Readable ids of the tickets that had a task claimed, in that order. */
  readonly claimed: ReadonlySet<string>;
  /** @throws Breach */
  must(what: string, isSo: boolean): void;
  /** How many there are of both queues, those in somebody's hands included. */
  deadLetters(): Promise<number>;
  /** Every ticket's head. */
  heads(): Promise<readonly Head[]>;
}

interface Given {
  readonly plan: Plan;
  readonly stores: (now: () => number) => Promise<Stores>;
  readonly config: Config;
  /** Whether there are credentials for GitHub, so that sweep can read its log. */
  readonly recovers: boolean;
  /** What the agent does in its first run, its second, and so on; the last of them in all further ones. */
  readonly behaviours: readonly Behaviour[];
}

export async function stage(given: Given): Promise<Stage> {
  const clock: Clock = { now: NOW };
  const timeline = timelineOf();
  const steps = stepsOf(given.plan, clock, timeline);
  const stores = await given.stores(() => clock.now);
  const queues = { tasks: queueing('tasks', clock), shows: queueing('shows', clock) };
  const site = emptySite();
  const config = { current: given.config };
  const noticed = { tickets: new Set<string>(), claimed: new Set<string>() };
  const agents = agentsOf({
    clock,
    timeline,
    behaviours: given.behaviours,
    post: (path, token, body) =>
      ask('report', ({ report }) => askReport(report, path, token, body)),
  });
  const post = postOffice({ clock, timeline, ledger: stores.ledger, ask });
  const ports: Ports = {
    ...stores,
    heads: noticingHeads(stores.heads, noticed),
    tasks: queues.tasks.port,
    shows: queues.shows.port,
    deadTasks: deadLetterCalls(queues.tasks),
    deadShows: deadLetterCalls(queues.shows),
    tracker: emulatedTracker(site, () => clock.now),
    log: emulatedDeliveryLog(post),
    agent: agents.port,
    opinion: { ask: emulatedOpinion },
    config: {
      read: async () => config.current,
      credentials: async (of) => (given.recovers && of === 'github' ? CREDENTIALS : undefined),
    },
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
    const found = await Promise.all([...noticed.tickets].map((key) => stores.heads.read(key)));
    return found.filter((head) => head !== undefined);
  }

  async function operate(request: unknown): Promise<Operated> {
    const ended = await ask('operate', (all) => all.operate(request));
    if ('answer' in ended) return ended.answer;
    clock.now += AGAIN_MS;
    return operate(request);
  }

  async function handIn(spec: unknown, key: string): Promise<void> {
    const ended = await ask('ingest', async (all) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const body = JSON.stringify(spec);
      return (await all.ingest.request('/issues/', { method: 'POST', headers, body })).status;
    });
    if ('answer' in ended && (ended.answer === 200 || ended.answer === 201)) return;
    clock.now += AGAIN_MS;
    await handIn(spec, key);
  }

  const works = clockwork({
    clock,
    timeline,
    heads: stores.heads,
    otherwiseAt: () =>
      Promise.all([
        given.recovers ? nextRecovery(post, stores.recovery) : undefined,
        nextPoll(site, config.current, stores.polls),
      ]),
    ...queues,
    run,
    isHeard: steps.isHeard,
  });
  return {
    clock,
    steps,
    stores,
    site,
    agents,
    posted: post.posted,
    log: post.log,
    door: post.door,
    queues,
    config,
    heads,
    handIn,
    operate,
    since: () => clock.now - NOW,
    claimed: noticed.claimed,
    must(what, isSo) {
      if (!isSo) throw new Breach(`it was not so: ${what}`);
    },
    async deadLetters() {
      const counts = await Promise.all(Object.values(queues).map(({ dead }) => dead.count()));
      return counts.reduce((sum, { waiting, inHand }) => sum + waiting + inHand, 0);
    },
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
