import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import { operate } from '../../../functions/operate/operate.ts';
import { receiveApp } from '../../../functions/receive/app.ts';
import { reportApp } from '../../../functions/report/app.ts';
import { writeback } from '../../../functions/writeback/writeback.ts';
import { STEPS } from '../../../infra/constructs/steps.ts';
import type { Agent } from '../../../shared/core/agent.ts';
import type { Backend } from '../../../shared/core/backend.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Head } from '../../../shared/core/head.ts';
import { operator } from '../../../shared/core/operator.ts';
import { github } from '../../../shared/trackers/github/tracker.ts';
import { agreeing } from '../../support/memory/agreeing.ts';
import { memoryOperateStores } from '../../support/memory/memory-operate-stores.ts';
import { memoryQueue } from '../../support/memory/memory-queue.ts';
import { connection, project } from '../../support/receive/config.ts';
import { NOW } from '../../support/receive/letters.ts';
import type { FakeAgent } from '../../support/world/fake-agent.ts';
import { fakeAgent } from '../../support/world/fake-agent.ts';
import type { Going } from '../act.ts';
import type { Call } from '../model.ts';
import { gated } from './gated.ts';
import { recordingScanner } from './scanner.ts';
import type { MakeStores, Stores } from './stores.ts';
import { tick } from './tick.ts';
import type { Mail } from './ticket.ts';
import { ticketOf } from './ticket.ts';
import { trackerOf } from './tracker.ts';
import { watched } from './watched.ts';

/** The one ticket of a sequence, by its key. */
export const KEY = 'github:github.com.harbor-goods:2880045511';

/** How long a function of ours lives at most. */
const LIFE_SECONDS: Readonly<Record<Call['by'], number>> = {
  receive: STEPS.receive.timeoutSeconds,
  dispatch: STEPS.dispatch.timeoutSeconds,
  report: STEPS.report.timeoutSeconds,
  writeback: STEPS.writeback.timeoutSeconds,
  sweep: STEPS.sweep.timeoutSeconds,
  operate: STEPS.operate.timeoutSeconds,
  nobody: 0,
};

/** What the functions reach, and what somebody looks at from outside without it. */
export interface World extends Pick<Stores, 'brakes' | 'slots' | 'heads'> {
  readonly backend: Backend;
  readonly agent: Agent;
}

export type Spoil = (world: World) => World;

/** The whole product around one ticket of GitHub, with everybody who deals with it, under a clock that only commands move. */
export type Lab = Awaited<ReturnType<typeof labOf>>;

/** @param spoil Makes something of what the functions reach the world by; a faulty one must be found out. */
export async function labOf(make: MakeStores, spoil: Spoil = (world) => world) {
  const clock = { now: NOW };
  const now = () => clock.now;
  const kept = await make(now);
  const seen = watched(kept.heads, now);
  const stores: Stores = { ...kept, heads: seen.heads };
  const at = connection('github');
  const breaker = { starts: 20, bots: 3, windowSeconds: 3600 };
  const shop = project(
    'github',
    {},
    {
      limits: {
        breaker,
        concurrency: 1,
        retries: 1,
        startBySeconds: 600,
        deadlineSeconds: 3600,
      },
    },
  );
  const config: Config = {
    connections: [at],
    projects: [shop],
    agents: [{ name: 'tester', kind: 'fake', settings: {} }],
  };
  const ticket = ticketOf(now);
  const tracker = trackerOf(ticket, stores, at.labels);
  const agent: FakeAgent = fakeAgent();
  const scanner = recordingScanner();
  const tasks = memoryQueue(now);
  const shows = memoryQueue(now);

  const world = spoil({
    brakes: stores.brakes,
    backend: tracker,
    agent,
    slots: stores.slots,
    heads: stores.heads,
  });

  const deps = {
    heads: gated('heads', world.heads),
    ledger: gated('ledger', stores.ledger),
    results: gated('results', stores.results),
    slots: gated('slots', world.slots),
    brakes: gated('brakes', world.brakes),
    tasks: gated('tasks', tasks),
    shows: gated('shows', shows),
    ...memoryOperateStores(now),
    scan: scanner.scan,
    secondOpinion: agreeing,
    config: { read: async () => config, credentials: async () => undefined },
    trackers: [github],
    backend: async () => world.backend,
    agent: async () => gated('agent', world.agent),
    tokenKey: async () => 'a key of the model',
    url: 'https://sluice.example',
    now,
    random: () => 0.5,
  };
  const receiving = receiveApp(deps);
  const reporting = reportApp(deps);

  const standing: Going[] = [];
  const died = new Set<Call['by']>();

  /** A process is gone; the sender of a delivery has no answer, and what it took off a queue comes back. */
  function kill(going: Going | undefined): void {
    if (!going) return;
    died.add(going.call.by);
    standing.splice(standing.indexOf(going), 1);
    going.process.die();
    void going.over({ thrown: new Error('it died') });
  }

  return {
    clock,
    /** The first write that broke a law. */
    broken: () => seen.broken,
    standing,
    /** Whose processes died. */
    died,
    kill,
    wait(ms: number) {
      clock.now += ms;
      for (const going of [...standing])
        if (clock.now - going.process.startedAt >= LIFE_SECONDS[going.call.by] * 1000) kill(going);
    },
    project: shop,
    /** How often the ticket may be started. */
    breaker,
    ticket,
    tracker,
    agent,
    scanned: scanner.said,
    stores,
    tasks,
    shows,
    /** Letters that were taken in. */
    delivered: [] as Mail[],
    head: (): Promise<Head | undefined> => stores.heads.read(KEY),
    receive: async ({ letter }: Mail) =>
      receiving.request(`/webhooks/${letter.to}`, {
        method: letter.method,
        headers: letter.headers,
        body: new Uint8Array(letter.body),
      }),
    report: async (url: string, token: string, body: unknown) =>
      reporting.request(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }),
    dispatch: () => dispatch(KEY, deps),
    writeback: () => writeback(KEY, deps),
    sweep: () => tick(deps),
    operate: (request: unknown) => operate(request, operator('olga'), deps),
  };
}
