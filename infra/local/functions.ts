import type { DispatchDeps } from '../../functions/dispatch/deps.ts';
import { dispatch } from '../../functions/dispatch/dispatch.ts';
import type { IngestDeps } from '../../functions/ingest/deps.ts';
import { liveKeys } from '../../functions/ingest/live-keys.ts';
import type { OperateDeps } from '../../functions/operate/deps.ts';
import type { ReceiveDeps } from '../../functions/receive/deps.ts';
import type { ReportDeps } from '../../functions/report/deps.ts';
import { lookAtAll } from '../../functions/sweep/looks/look-at-all.ts';
import type { Polls } from '../../functions/sweep/polls/poll-all.ts';
import { pollAll } from '../../functions/sweep/polls/poll-all.ts';
import type { RecoveryDeps } from '../../functions/sweep/recovery/deps.ts';
import { recover } from '../../functions/sweep/recovery/recover.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import type { WritebackDeps } from '../../functions/writeback/deps.ts';
import { writeback } from '../../functions/writeback/writeback.ts';
import { agentMakers } from '../../shared/agents/makers.ts';
import { dynamoBrakeStore } from '../../shared/aws/dynamo-brake-store.ts';
import { dynamoClaimStore } from '../../shared/aws/dynamo-claim-store.ts';
import { dynamoHeadStore } from '../../shared/aws/dynamo-head-store.ts';
import { dynamoKeyStore } from '../../shared/aws/dynamo-key-store.ts';
import { dynamoLedger } from '../../shared/aws/dynamo-ledger.ts';
import { dynamoPollStore } from '../../shared/aws/dynamo-poll-store.ts';
import { dynamoRecoveryStore } from '../../shared/aws/dynamo-recovery-store.ts';
import { dynamoResultStore } from '../../shared/aws/dynamo-result-store.ts';
import { dynamoSlotStore } from '../../shared/aws/dynamo-slot-store.ts';
import { sqsDeadLetters } from '../../shared/aws/sqs-dead-letters.ts';
import { sqsPutAside } from '../../shared/aws/sqs-put-aside.ts';
import { sqsQueue } from '../../shared/aws/sqs-queue.ts';
import type { AgentOptions } from '../../shared/core/agent-maker.ts';
import { makeAgent } from '../../shared/core/agent-maker.ts';
import type { ConfigSource } from '../../shared/core/config.ts';
import type { PutAside } from '../../shared/core/dead-letter.ts';
import type { Fact } from '../../shared/core/fact.ts';
import type { Head } from '../../shared/core/head.ts';
import type { QueueName } from '../../shared/core/queue-name.ts';
import type { SecondOpinion } from '../../shared/core/second-opinion.ts';
import { backendFor } from '../../shared/runtime/backend-for.ts';
import { scan } from '../../shared/scan/scan.ts';
import { backends } from '../../shared/trackers/backends.ts';
import { deliveryLogs } from '../../shared/trackers/delivery-logs.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { createWebhookBackend } from '../../shared/trackers/webhook/backend.ts';
import type { Engines } from './connect-engines.ts';
import { loopbackPolicy } from './loopback-policy.ts';

/** What the functions run with on this machine, beside the engines. */
export interface Surroundings {
  readonly config: ConfigSource;
  readonly tokenKey: string;
  /** Our own address, for agents. */
  readonly url: string;
  readonly agent: AgentOptions;
  readonly secondOpinion: SecondOpinion;
  /** How trackers are called. Callbacks of generic senders go their own way: they are held to the address that was checked. */
  readonly fetch: typeof fetch;
  /** Hears what became of what was polled. */
  readonly observe: (fact: Fact) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The same functions as on AWS, on the embedded engines. */
export interface Functions {
  readonly receive: ReceiveDeps;
  readonly ingest: IngestDeps;
  readonly report: ReportDeps;
  readonly operate: OperateDeps;
  readonly dispatch: (ticket: string, again?: boolean) => ReturnType<typeof dispatch>;
  readonly writeback: (ticket: string, again?: boolean) => ReturnType<typeof writeback>;
  /** How dispatch and writeback put a message aside. */
  readonly putAside: Readonly<Record<QueueName, PutAside>>;
  readonly sweep: () => ReturnType<typeof sweep>;
  /** Looks at the tickets that sweep found due for it; `failed` hears of looks that failed. */
  readonly look: (failed: (error: unknown) => void) => ReturnType<typeof lookAtAll>;
  readonly recover: () => ReturnType<typeof recover>;
  readonly poll: (failed: (error: unknown) => void) => Promise<Polls>;
}

/** Wires every function as its Lambda is wired, with this machine's engines, agents and callback rules. */
export function functionsOn(
  engines: Engines,
  { config, tokenKey, url, agent, secondOpinion, fetch, observe, now }: Surroundings,
): Functions {
  const { dynamo, sqs, table, queues, dead } = engines;
  const localBackends = backends.map((kind) =>
    kind.name === 'webhook' ? createWebhookBackend(loopbackPolicy, now) : kind,
  );
  const shared = {
    config,
    now,
    heads: dynamoHeadStore(dynamo, table, now),
    ledger: dynamoLedger(dynamo, table, now),
    results: dynamoResultStore(dynamo, table, now),
    recovery: dynamoRecoveryStore(dynamo, table, now),
    polls: dynamoPollStore(dynamo, table, now),
    slots: dynamoSlotStore(dynamo, table),
    brakes: dynamoBrakeStore(dynamo, table),
    keys: dynamoKeyStore(dynamo, table),
    claims: dynamoClaimStore(dynamo, table, now),
    tasks: sqsQueue(sqs, queues.tasks),
    shows: sqsQueue(sqs, queues.shows),
    backend: backendFor(config, localBackends, fetch),
    tokenKey: async () => tokenKey,
    trackers,
    scan,
  };
  const dispatchDeps: DispatchDeps = {
    ...shared,
    url,
    secondOpinion,
    agent: async (settings) => makeAgent(agentMakers, settings, agent),
  };
  const writebackDeps: WritebackDeps = { ...shared, random: Math.random };
  const toLook: Head[] = [];
  const recoveryDeps: RecoveryDeps = { ...shared, url, logs: deliveryLogs, fetch };
  return {
    receive: shared,
    ingest: { ...shared, keys: liveKeys(shared.keys, now) },
    report: shared,
    operate: {
      ...shared,
      deadLetters: {
        tasks: sqsDeadLetters(sqs, { queue: 'tasks', dead: dead.tasks, source: queues.tasks }),
        shows: sqsDeadLetters(sqs, { queue: 'shows', dead: dead.shows, source: queues.shows }),
      },
    },
    dispatch: (ticket) => dispatch(ticket, dispatchDeps),
    writeback: (ticket, again) => writeback(ticket, writebackDeps, again),
    putAside: { tasks: sqsPutAside(sqs, dead.tasks), shows: sqsPutAside(sqs, dead.shows) },
    sweep: () => sweep({ ...shared, look: (head) => toLook.push(head) }),
    look: (failed) => lookAtAll(toLook.splice(0), { ...shared, random: Math.random }, failed),
    recover: () => recover(recoveryDeps),
    poll: (failed) => pollAll({ ...shared, observe }, failed),
  };
}
