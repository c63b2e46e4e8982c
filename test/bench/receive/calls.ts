import type { FinalizeRequestMiddleware } from '@aws-sdk/types';
import { receiveApp } from '../../../functions/receive/app.ts';
import { startEngines } from '../../../infra/local/engines.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { sqsQueue } from '../../../shared/aws/sqs-queue.ts';
import type { Config } from '../../../shared/core/config.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { config, project, SENDERS } from '../../support/receive/config.ts';
import type { Place } from '../../support/receive/dispatcher.ts';
import { move, run, settleDebts } from '../../support/receive/dispatcher.ts';
import type { Issue } from '../../support/receive/issue.ts';
import { BLOCKED, FLAGGED, issue, MARA } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { letter, NOW, sample } from '../../support/receive/letters.ts';

/** How many calls a delivery of this outcome may cost; for a duplicate no limit is set. */
const LIMITS = { accepted: 3, held: 3, rejected: 3, ignored: 1, refused: 0, duplicate: undefined };

/** One outcome: how the ticket comes to stand, and the delivery that is counted. */
interface Scene {
  readonly outcome: keyof typeof LIMITS;
  readonly what: string;
  /** One more where the first write was lost: what the ticket has instead, or by whose rules, is known only then. */
  readonly more?: 1;
  readonly projects?: Config['projects'];
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
}

const MINUTE = 60_000;
/** Mentions start nothing: they are messages. */
const QUIET = [project('github', { mention: false })];
/** The task is of the second; in `UNLIKE` the first would not scan what is said to it. */
const TWO = [
  project('github', { labels: ['other'] }, { name: 'first' }),
  project('github', {}, { name: 'second' }),
];
const UNLIKE = [
  project(
    'github',
    { labels: ['other'], mention: false },
    { scan: { mode: 'off', threshold: 1, allow: { authors: [], labels: [], rules: [] } } },
  ),
  project('github', { mention: false }, { name: 'second' }),
];
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
    sent: (one) => one.labeled('sluice'),
  },
  {
    outcome: 'accepted',
    what: 'start by a label on Linear',
    sent: () => letter('linear', sample('linear/Issue.update')),
  },
  {
    outcome: 'accepted',
    what: 'start by a generic sender',
    sent: () => letter('standard', sample('webhook/submitted')),
  },
  {
    outcome: 'accepted',
    what: 'start by a mention',
    sent: (one) => one.commented('@sluice fix it'),
  },
  {
    outcome: 'accepted',
    what: 're-label of an ended ticket',
    before: settled,
    sent: (one) => one.labeled('sluice', { at: 10 * MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'stop of a running task',
    before: running,
    sent: (one) => one.commented('/sluice stop', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'approval',
    before: async ({ one, post }) => void (await post(saying(FLAGGED)(one))),
    sent: (one) => one.commented('/sluice approve', { at: 5 * MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message, mentions start nothing',
    projects: QUIET,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message (a start that lost to a task)',
    more: 1,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message by the starter, no member',
    projects: QUIET,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE, as: 'CONTRIBUTOR' }),
  },
  {
    outcome: 'accepted',
    what: 'start over debts (a race with us)',
    more: 1,
    before: async (stage) => {
      await running(stage);
      await move(stage.at, 'failed');
    },
    sent: (one) => one.labeled('sluice', { at: 10 * MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message to a task that waits',
    projects: QUIET,
    before: started,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'stop, second of two projects',
    projects: TWO,
    before: running,
    sent: (one) => one.commented('/sluice stop', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message, second of two projects',
    projects: TWO.map((each) => ({ ...each, intake: { ...each.intake, mention: false } })),
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'message meant for another’s task',
    more: 1,
    projects: UNLIKE,
    before: running,
    sent: (one) => one.commented('@sluice quick', { at: MINUTE }),
  },
  {
    outcome: 'accepted',
    what: 'stop where nothing runs',
    before: settled,
    sent: (one) => one.commented('/sluice stop', { at: 10 * MINUTE }),
  },
  { outcome: 'held', what: 'text that the scanner doubts', sent: saying(FLAGGED) },
  { outcome: 'rejected', what: 'text that the scanner blocks', sent: saying(BLOCKED) },
  {
    outcome: 'rejected',
    what: 'body that is no JSON',
    sent: () => letter('github', '{'),
  },
  {
    outcome: 'ignored',
    what: 'label that is none of ours',
    sent: (one) => one.labeled('bug'),
  },
  {
    outcome: 'ignored',
    what: 'comment without a mention',
    sent: (one) => one.commented('I see it, too.'),
  },
  {
    outcome: 'ignored',
    what: 'mention by a stranger',
    sent: (one) => one.commented('@sluice go', { as: 'NONE' }),
  },
  {
    outcome: 'ignored',
    what: 'event of another kind',
    sent: () => letter('github', {}, { headers: { 'x-github-event': 'star' } }),
  },
  {
    outcome: 'rejected',
    what: 'message by one who may not steer',
    projects: QUIET,
    before: running,
    sent: (one) => one.commented('@sluice go', { at: MINUTE, as: 'CONTRIBUTOR', by: MARA }),
  },
  {
    outcome: 'rejected',
    what: 'stop that comes too late',
    before: settled,
    sent: (one) => one.commented('/sluice stop', { at: -MINUTE }),
  },
  {
    outcome: 'rejected',
    what: 'mention by one who may not steer',
    before: running,
    sent: (one) => one.commented('@sluice go', { at: MINUTE, as: 'CONTRIBUTOR', by: MARA }),
  },
  {
    outcome: 'rejected',
    what: 'message where nothing runs',
    projects: QUIET,
    sent: (one) => one.commented('@sluice go'),
  },
  {
    outcome: 'rejected',
    what: 'approval where nothing is held',
    sent: (one) => one.commented('/sluice approve'),
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
    sent: (one) => forged(one.labeled('sluice')),
  },
  {
    outcome: 'refused',
    what: 'no signature',
    sent: (one) => unsigned(one.labeled('sluice')),
  },
  {
    outcome: 'refused',
    what: 'unknown connection',
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

function limitOf(outcome: Scene['outcome'], more = 0): number | undefined {
  const limit = LIMITS[outcome];
  return limit === undefined ? undefined : limit + more;
}

async function play(
  { outcome, what, more, projects, before, sent }: Scene,
  n: number,
  { dynamo, sqs, table, queues }: Awaited<ReturnType<typeof startEngines>>,
  calls: string[],
): Promise<Counted> {
  const now = () => NOW + n;
  const heads = dynamoHeadStore(dynamo, table, now);
  const given = config(projects ? { projects } : {});
  const keys = new Set<string>();
  const app = receiveApp({
    config: { read: async () => given, credentials: async () => undefined },
    trackers,
    scan,
    now,
    ledger: dynamoLedger(dynamo, table, now),
    heads: {
      ...heads,
      async tryWrite(key, write) {
        keys.add(key);
        return heads.tryWrite(key, write);
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
    limit: limitOf(outcome, more),
    got: `${got.outcome} ${got.reason}`,
    calls: calls.slice(from),
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
