import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Hono } from 'hono';
import type { DispatchDeps } from '../../../functions/dispatch/deps.ts';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import { ingestApp } from '../../../functions/ingest/app.ts';
import type { IngestDeps } from '../../../functions/ingest/deps.ts';
import type { OperateDeps } from '../../../functions/operate/deps.ts';
import { operate } from '../../../functions/operate/operate.ts';
import type { Response as Operated } from '../../../functions/operate/request.ts';
import { receiveApp } from '../../../functions/receive/app.ts';
import type { ReceiveDeps } from '../../../functions/receive/deps.ts';
import { reportApp } from '../../../functions/report/app.ts';
import type { ReportDeps } from '../../../functions/report/deps.ts';
import type { SweepDeps } from '../../../functions/sweep/deps.ts';
import type { LookDeps } from '../../../functions/sweep/looks/deps.ts';
import { lookAtAll } from '../../../functions/sweep/looks/look-at-all.ts';
import type { PollDeps } from '../../../functions/sweep/polls/deps.ts';
import { pollAll } from '../../../functions/sweep/polls/poll-all.ts';
import type { RecoveryDeps } from '../../../functions/sweep/recovery/deps.ts';
import { recover } from '../../../functions/sweep/recovery/recover.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { WritebackDeps } from '../../../functions/writeback/deps.ts';
import { writeback } from '../../../functions/writeback/writeback.ts';
import { agentKinds } from '../../../shared/agents/agents.ts';
import type { Head } from '../../../shared/core/head.ts';
import { operator } from '../../../shared/core/operator.ts';
import { backendFor } from '../../../shared/runtime/backend-for.ts';
import { batch } from '../../../shared/runtime/batch.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { stepping } from '../faults/ports.ts';
import type { Steps } from '../faults/steps.ts';
import { deliveryLogKind } from './delivery-log.ts';
import { emulatedBackend, emulatedCallbacks } from './emulated-backend.ts';
import { emulatedDeadLetters } from './emulated-dead-letters.ts';
import { neverThrowing } from './opinion.ts';
import type { Ports } from './ports.ts';

/** The real functions, wired as their Lambdas are. */
export interface Functions {
  readonly receive: Hono;
  readonly ingest: Hono;
  readonly report: Hono;
  readonly dispatch: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly writeback: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly sweep: () => Promise<void>;
  readonly operate: (request: unknown) => Promise<Operated>;
}

type AllDeps = ReceiveDeps &
  IngestDeps &
  DispatchDeps &
  ReportDeps &
  WritebackDeps &
  SweepDeps &
  LookDeps &
  RecoveryDeps &
  PollDeps &
  OperateDeps;

/** Wires the functions to ports whose every call is a step. Nothing of it outlives a process: a restart wires anew. */
export function functionsOn(real: Ports, steps: Steps): Functions {
  const config = stepping('config', real.config, steps);
  const tracker = stepping('tracker', real.tracker, steps);
  const agent = stepping('agent', real.agent, steps);
  const opinion = stepping('opinion', real.opinion, steps);
  const secrets = stepping('secrets', real.secrets, steps);
  const kinds = [
    emulatedBackend('github', tracker),
    emulatedBackend('linear', tracker),
    emulatedCallbacks(tracker),
  ];
  const deadTasks = stepping('deadTasks', real.deadTasks, steps);
  const deadShows = stepping('deadShows', real.deadShows, steps);
  const deps: AllDeps = {
    config,
    trackers,
    scan,
    secondOpinion: neverThrowing((text, of) => opinion.ask(text, of)),
    heads: stepping('heads', real.heads, steps),
    ledger: stepping('ledger', real.ledger, steps),
    results: stepping('results', real.results, steps),
    slots: stepping('slots', real.slots, steps),
    brakes: stepping('brakes', real.brakes, steps),
    tasks: stepping('tasks', real.tasks, steps),
    shows: stepping('shows', real.shows, steps),
    keys: stepping('keys', real.keys, steps),
    claims: stepping('claims', real.claims, steps),
    recovery: stepping('recovery', real.recovery, steps),
    polls: stepping('polls', real.polls, steps),
    stored: { trackers, agentKinds, store: stepping('configs', real.configs, steps) },
    deadLetters: { tasks: emulatedDeadLetters(deadTasks), shows: emulatedDeadLetters(deadShows) },
    logs: [deliveryLogKind(stepping('log', real.log, steps))],
    fetch,
    backend: backendFor(config, kinds, fetch),
    agent: async () => agent,
    tokenKey: () => secrets.tokenKey(),
    url: 'https://sluice.example',
    now: () => steps.time(),
    random: () => 0.5,
  };
  return {
    receive: receiveApp(deps),
    ingest: ingestApp(deps),
    report: reportApp(deps),
    dispatch: batch({
      step: 'dispatch',
      handle: (ticket) => dispatch(ticket, deps),
      putAside: deadTasks.putAside,
      observe: () => {},
    }),
    writeback: batch({
      step: 'writeback',
      handle: (ticket, again) => writeback(ticket, deps, again),
      putAside: deadShows.putAside,
      observe: () => {},
    }),
    async sweep() {
      const toLook: Head[] = [];
      const swept = await Promise.allSettled([
        sweep({ ...deps, look: (head) => toLook.push(head) }),
      ]);
      const rest = await Promise.allSettled([
        lookAtAll(toLook, deps, () => {}),
        recover(deps),
        pollAll(deps),
      ]);
      for (const each of [...swept, ...rest]) if (each.status === 'rejected') throw each.reason;
    },
    operate: (request) => operate(request, operator('olga'), deps),
  };
}
