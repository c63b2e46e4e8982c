import type { Hono } from 'hono';
import type { DispatchDeps } from '../../../functions/dispatch/deps.ts';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import type { OperateDeps } from '../../../functions/operate/deps.ts';
import { operate } from '../../../functions/operate/operate.ts';
import type { Response as Operated } from '../../../functions/operate/request.ts';
import { receiveApp } from '../../../functions/receive/app.ts';
import type { ReceiveDeps } from '../../../functions/receive/deps.ts';
import { reportApp } from '../../../functions/report/app.ts';
import type { ReportDeps } from '../../../functions/report/deps.ts';
import type { SweepDeps } from '../../../functions/sweep/deps.ts';
import { lookAtAll } from '../../../functions/sweep/looks/look-at-all.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { WritebackDeps } from '../../../functions/writeback/deps.ts';
import { writeback } from '../../../functions/writeback/writeback.ts';
import type { Agent } from '../../../shared/core/agent.ts';
import type { ConfigSource } from '../../../shared/core/config.ts';
import type { Head } from '../../../shared/core/head.ts';
import { operator } from '../../../shared/core/operator.ts';
import type { Queue } from '../../../shared/core/queue.ts';
import { backendFor } from '../../../shared/runtime/backend-for.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { memoryOperateStores } from '../../support/memory/memory-operate-stores.ts';
import { stepping } from '../faults/ports.ts';
import type { Steps } from '../faults/steps.ts';
import { emulatedBackend, emulatedCallbacks } from './emulated-backend.ts';
import type { Tracker } from './site.ts';
import type { Stores } from './stores.ts';

/** Everything outside of the functions. */
export interface Ports extends Stores {
  readonly tasks: Queue;
  readonly shows: Queue;
  readonly config: ConfigSource;
  readonly tracker: Tracker;
  readonly agent: Agent;
  readonly secrets: { tokenKey(): Promise<string> };
}

/** The real functions, wired as their Lambdas are. */
export interface Functions {
  readonly receive: Hono;
  readonly report: Hono;
  readonly dispatch: (ticket: string) => Promise<unknown>;
  readonly writeback: (ticket: string) => Promise<unknown>;
  readonly sweep: () => Promise<unknown>;
  readonly operate: (request: unknown) => Promise<Operated>;
}

/** Wires the functions to ports whose every call is a step. Nothing of it outlives a process: a restart wires anew. */
export function functionsOn(real: Ports, steps: Steps): Functions {
  const config = stepping('config', real.config, steps);
  const tracker = stepping('tracker', real.tracker, steps);
  const agent = stepping('agent', real.agent, steps);
  const secrets = stepping('secrets', real.secrets, steps);
  const kinds = [
    emulatedBackend('github', tracker),
    emulatedBackend('linear', tracker),
    emulatedCallbacks(tracker),
  ];
  const deps: ReceiveDeps & DispatchDeps & ReportDeps & WritebackDeps & SweepDeps & OperateDeps = {
    config,
    trackers,
    scan,
    heads: stepping('heads', real.heads, steps),
    ledger: stepping('ledger', real.ledger, steps),
    results: stepping('results', real.results, steps),
    slots: stepping('slots', real.slots, steps),
    brakes: stepping('brakes', real.brakes, steps),
    tasks: stepping('tasks', real.tasks, steps),
    shows: stepping('shows', real.shows, steps),
    ...memoryOperateStores(() => steps.time()),
    backend: backendFor(config, kinds, fetch),
    agent: async () => agent,
    tokenKey: () => secrets.tokenKey(),
    url: 'https://sluice.example',
    now: () => steps.time(),
    random: () => 0.5,
  };
  return {
    receive: receiveApp(deps),
    report: reportApp(deps),
    dispatch: (ticket) => dispatch(ticket, deps),
    writeback: (ticket) => writeback(ticket, deps),
    async sweep() {
      const toLook: Head[] = [];
      await sweep({ ...deps, look: (head) => toLook.push(head) });
      await lookAtAll(toLook, deps, () => {});
    },
    operate: (request) => operate(request, operator('olga'), deps),
  };
}
