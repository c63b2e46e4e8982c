import type { FinalizeRequestMiddleware } from '@aws-sdk/types';
import { receiveApp } from '../../../functions/receive/app.ts';
import { startEngines } from '../../../infra/local/engines.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { sqsQueue } from '../../../shared/aws/sqs-queue.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { config, project, SENDERS } from '../../support/receive/config.ts';
import type { Place } from '../../support/receive/dispatcher.ts';
import { move, run, settleDebts } from '../../support/receive/dispatcher.ts';
import type { Issue } from '../../support/receive/issue.ts';
import { BLOCKED, FLAGGED, issue, MARA } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { letter, NOW, sample } from '../../support/receive/letters.ts';

/** One outcome: how the ticket comes to stand, the delivery that is counted, and how many calls it may cost. */
interface Scene {
  readonly outcome: string;
  readonly what: string;
  /** Absent: printed, and no limit was set. */
  readonly limit?: number;
  /** Known to cost more than the limit, and seldom: printed, and not counted against us. */
  readonly known?: boolean;
  readonly quiet?: boolean;
  readonly before?: (scene: Stage) => Promise<void>;
  readonly sent: (one: Issue) => Letter;
}

interface Stage {
  readonly one: Issue;
  readonly at: Place;
  post(letter: Letter): Promise<unknown>;
}

/** What one delivery cost. */
export interface Counted {
  readonly outcome: string;
  readonly what: string;
  readonly got: string;
  readonly calls: readonly string[];
  readonly limit: number | undefined;
  readonly known: boolean;
}

const MINUTE = 60_000;
const FORGED = `sha256=${'0'.repeat(64)}`;

const started = async ({ one, post }: Stage) => void (await post(one.labeled('sluice')));
const running = async (stage: Stage) => {
  await started(stage);
  await run(stage.at);
};
const settled = async (stage: Stage) => {
  await running(stage);
  await move(stage.at, 'succeeded');
  await settleDebts(stage.at);
};
const saying = (body: string) => (one: Issue) => Object.assign(one, { body }).labeled('sluice');

const SCENES: readonly Scene[] = [
  {
    outcome: 'accepted',
    what: 'start by a label on GitHub',
    limit: 3,
    sent: (one) => one.labeled('sluice'),
  },
  {
    outcome: 'accepted',
    what: 'start by a label on Linear',
    limit: 3,
    sent: () => letter('linear', sample('linear/Issue.update')),
  },
  {
    outcome: 'accepted',
    what: 'start by a generic sender',
    limit: 3,
    sent: () => letter('standard', sample('webhook/submitted')),
  },
  {
    outcome: 'accepted',
    what: 'start by a mention',
    limit: 3,
    sent: (one) => one.commented('@sluice fix it'),
  },
  {
    outcome: 'accepted',
    what: 're-label of an ended ticket',
    limit: 3,
    before: settled,
    sent: (one) => one.labeled('sluice', { at: 10 * MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'stop of a running task',
    limit: 3,
    before: running,
    sent: (one) => one.commented('/sluice stop', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'approval',
    limit: 3,
    before: async ({ one, post }) => void (await post(saying(FLAGGED)(one))),
    sent: (one) => one.commented('/sluice approve', { at: 5 * MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message, mentions start nothing',
    limit: 3,
    quiet: true,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message (a start that lost to a task)',
    limit: 4,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message by the starter, no member',
    limit: 3,
    known: true,
    quiet: true,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE, as: 'CONTRIBUTOR' }),
  },
  {
    outcome: 'accepted',
    what: 'start over debts (a race with us)',
    limit: 4,
    known: true,
    before: async (stage) => {
      await running(stage);
      await move(stage.at, 'failed');
    },
    sent: (one) => one.labeled('sluice', { at: 10 * MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'stop where nothing runs',
    limit: 3,
    before: settled,
    sent: (one) => one.commented('/sluice stop', { at: 10 * MINUTE }),
  },
  { outcome: 'held', what: 'text that the scanner doubts', limit: 3, sent: saying(FLAGGED) },
  { outcome: 'rejected', what: 'text that the scanner blocks', limit: 3, sent: saying(BLOCKED) },
  {
    outcome: 'rejected',
    what: 'body that is no JSON',
    limit: 1,
    sent: () => letter('github', '{'),
  },
  {
    outcome: 'ignored',
    what: 'label that is none of ours',
    limit: 1,
    sent: (one) => one.labeled('bug'),
  },
  {
    outcome: 'ignored',
    what: 'comment without a mention',
    limit: 1,
    sent: (one) => one.commented('I see it, too.'),
  },
  {
    outcome: 'ignored',
    what: 'mention by a stranger',
    limit: 1,
    sent: (one) => one.commented('@sluice go', { as: 'NONE' }),
  },
  {
    outcome: 'ignored',
    what: 'event of another kind',
    limit: 1,
    sent: () => letter('github', {}, { headers: { 'x-github-event': 'star' } }),
  },
  {
    outcome: 'ignored',
    what: 'message by one who may not steer',
    limit: 1,
    known: true,
    quiet: true,
    before: running,
    sent: (one) => one.commented('@sluice go', { at: MINUTE, as: 'CONTRIBUTOR', by: MARA }),
  },
  {
    outcome: 'ignored',
    what: 'stop that comes too late',
    limit: 1,
    known: true,
    before: settled,
    sent: (one) => one.commented('/sluice stop', { at: -MINUTE }),
  },
  {
    outcome: 'duplicate',
    what: 'the same delivery again',
    before: started,
    sent: (one) => one.labeled('sluice'),
  },
  {
    outcome: 'duplicate',
    what: 'the App hook beside the repository hook',
    before: started,
    sent: (one) => one.labeled('sluice', { hook: 'app' }),
  },
  {
    outcome: 'refused',
    what: 'bad signature',
    limit: 0,
    sent: (one) => forged(one.labeled('sluice')),
  },
  {
    outcome: 'refused',
    what: 'no signature',
    limit: 0,
    sent: (one) => unsigned(one.labeled('sluice')),
  },
  {
    outcome: 'refused',
    what: 'unknown connection',
    limit: 0,
    sent: (one) => ({ ...one.labeled('sluice'), to: 'nobody' }),
  },
];

function forged(given: Letter): Letter {
  given.headers.set('x-hub-signature-256', FORGED);
  return given;
}

function unsigned(given: Letter): Letter {
  given.headers.delete('x-hub-signature-256');
  return given;
}

/** After the SDK's own repetitions, so that each of them counts. */
const ON_THE_WIRE = { step: 'finalizeRequest', priority: 'low', name: 'countCalls' } as const;

function counting<Input extends object, Output extends object>(
  calls: string[],
): FinalizeRequestMiddleware<Input, Output> {
  return (next, { commandName = '' }) =>
    (args) => {
      calls.push(commandName.replace('Command', ''));
      return next(args);
    };
}

/** Plays every scene on the embedded engines, and counts what goes over the wire of the two clients, repetitions included. */
export async function countCalls(): Promise<readonly Counted[]> {
  const engines = await startEngines();
  const calls: string[] = [];
  engines.dynamo.middlewareStack.add(counting(calls), ON_THE_WIRE);
  engines.sqs.middlewareStack.add(counting(calls), ON_THE_WIRE);
  try {
    const counted: Counted[] = [];
    for (const [n, scene] of SCENES.entries()) counted.push(await play(scene, n, engines, calls));
    return counted;
  } finally {
    await engines.stop();
  }
}

/** DynamoDB tells with a failed condition what is there; dynalite does not, so there the store finds out by one more call. */
const ONLY_DYNALITE = 'DeleteItem';

async function play(
  { outcome, what, limit, known = false, quiet, before, sent }: Scene,
  n: number,
  { dynamo, sqs, table, queues }: Awaited<ReturnType<typeof startEngines>>,
  calls: string[],
): Promise<Counted> {
  const now = () => NOW + n;
  const heads = dynamoHeadStore(dynamo, table, now);
  const given = config(quiet ? { projects: [project('github', { mention: false })] } : {});
  const keys = new Set<string>();
  const app = receiveApp({
    config: { read: async () => given, credentials: async () => undefined },
    trackers,
    scan,
    now,
    ledger: dynamoLedger(dynamo, table, now),
    heads: {
      ...heads,
      async write(key, write) {
        keys.add(key);
        return heads.write(key, write);
      },
    },
    tasks: sqsQueue(sqs, queues.tasks),
    shows: sqsQueue(sqs, queues.shows),
  });
  const post = async (given: Letter) => {
    const { to, method, headers, body } = moved(given, n);
    const answer = await app.request(`/webhooks/${to}`, {
      method,
      headers,
      body: new Uint8Array(body),
    });
    return answer.json();
  };
  const one = issue();
  const at: Place = {
    given: { now: now() },
    heads,
    head: async () => heads.read([...keys][0] ?? ''),
  };
  await before?.({ one, at, post });
  const letter = sent(one);
  const from = calls.length;
  const got = await post(letter);
  return {
    outcome,
    what,
    limit,
    known,
    got: `${got.outcome} ${got.reason}`,
    calls: calls.slice(from).filter((name) => name !== ONLY_DYNALITE),
  };
}

/** The same letter, about a ticket that only this scene has, signed as it was. */
function moved(given: Letter, n: number): Letter {
  const scene = String(n).padStart(4, '0');
  const text = Buffer.from(given.body)
    .toString()
    .replaceAll('https://github.com/harbor-goods', `https://github${n}.example/harbor-goods`)
    .replaceAll('6c1f0d8e-2a97-4b53-8e64-b9d5c7f3a120', `6c1f0d8e-2a97-4b53-8e64-b9d5c7f3${scene}`)
    .replaceAll('nightly-1842', `nightly-${n}`);
  const from = SENDERS.find((name) => name === given.to);
  const signature = given.headers.get('x-hub-signature-256');
  if (!from || (from === 'github' && (signature === null || signature === FORGED))) return given;
  const event = given.headers.get('x-github-event');
  return letter(from, text, event ? { headers: { 'x-github-event': event } } : {});
}
