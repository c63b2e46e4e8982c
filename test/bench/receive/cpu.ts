import type { LambdaEvent } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { receiveApp } from '../../../functions/receive/app.ts';
import { toItem } from '../../../shared/aws/attribute-value.ts';
import { dynamoHeadStore } from '../../../shared/aws/dynamo-head-store.ts';
import { dynamoLedger } from '../../../shared/aws/dynamo-ledger.ts';
import { headKey } from '../../../shared/aws/keys.ts';
import { sqsQueue } from '../../../shared/aws/sqs-queue.ts';
import { unlogged } from '../../../shared/aws/unlogged.ts';
import { observedHeads } from '../../../shared/core/observed-heads.ts';
import { lambdaObserver } from '../../../shared/runtime/lambda-observer.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { trackers } from '../../../shared/trackers/trackers.ts';
import { config, SECRETS } from '../../support/receive/config.ts';
import { desk } from '../../support/receive/desk.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { NOW } from '../../support/receive/letters.ts';
import { githubDelivery } from './deliveries.ts';
import { floor } from './floor.ts';
import { hushed } from './hushed.ts';
import { stubbedClients } from './stub.ts';
import { median } from './table.ts';

/** CPU microseconds of one accepted delivery. */
export interface Cpu {
  readonly receive: number;
  readonly floor: number;
  readonly ratio: number;
}

const ROUNDS = 60;
const PER_ROUND = 20;
const WARM_UP = 15;
const TICKETS = 10;

type Handler = (event: never) => Promise<unknown>;

/** Receive as its Lambda has it, with its log and metrics, and the floor, by turns in this process on clients whose wire answers at once. */
export async function compareCpu(bytes: number): Promise<Cpu> {
  const letters = Array.from({ length: TICKETS }, (_, n) => githubDelivery(bytes, n));
  const head = await headAfter(letters[0]);
  const { dynamo, sqs } = stubbedClients(head);
  const ours = { dynamo: unlogged(dynamo), sqs: unlogged(sqs) };
  const theirs = stubbedClients({});
  const given = config();
  const { observe } = lambdaObserver('receive');
  const receive = handle(
    receiveApp(
      {
        config: { read: async () => given, credentials: async () => undefined },
        trackers,
        scan,
        now: () => NOW,
        ledger: dynamoLedger(ours.dynamo, 'table', () => NOW),
        heads: observedHeads(
          dynamoHeadStore(ours.dynamo, 'table', () => NOW),
          observe,
        ),
        tasks: sqsQueue(ours.sqs, 'https://sqs.eu-west-1.amazonaws.com/1/tasks'),
        shows: sqsQueue(ours.sqs, 'https://sqs.eu-west-1.amazonaws.com/1/shows'),
      },
      observe,
    ),
  );
  const least = floor(theirs.dynamo, theirs.sqs, SECRETS.github);
  const events = letters.map(eventOf);
  const rounds: { receive: number; floor: number }[] = [];
  await hushed(async () => {
    await check(receive as Handler, events[0]);
    await check(least as Handler, events[0]);
    for (let round = 0; round < ROUNDS + WARM_UP; round++) {
      const a = await spend(receive as Handler, events);
      const b = await spend(least as Handler, events);
      if (round >= WARM_UP) rounds.push({ receive: a, floor: b });
    }
  });
  return {
    receive: median(rounds.map((round) => round.receive)),
    floor: median(rounds.map((round) => round.floor)),
    ratio: median(rounds.map((round) => round.receive / round.floor)),
  };
}

async function spend(handler: Handler, events: readonly object[]): Promise<number> {
  const before = process.cpuUsage();
  for (let n = 0; n < PER_ROUND; n++) await handler(events[n % events.length] as never);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / PER_ROUND;
}

async function check(handler: Handler, event: object | undefined): Promise<void> {
  const { statusCode, body } = Object(await handler(event as never));
  if (statusCode !== 200 || !/started|ok/.test(body))
    throw new Error(`answered ${statusCode}: ${body}`);
}

/** A head as the engine would answer it, so that reading it costs what it costs. */
async function headAfter(letter: Letter | undefined): Promise<object> {
  const at = desk();
  if (letter) await at.post(letter);
  const { key, ...head } = (await at.head()) ?? { key: '' };
  const indexes = {
    readable: 'github:harbor-goods/shop#7',
    at: 0,
    dueShard: '3',
    projectHour: 'github-shop#1#3',
  };
  return { Attributes: { ...headKey(key), ...toItem({ ...head, ...indexes }) } };
}

/** API Gateway's event, payload 2.0. */
function eventOf({ to, headers, body }: Letter): LambdaEvent {
  const rawPath = `/webhooks/${to}`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: '',
    headers: Object.fromEntries(headers),
    requestContext: { http: { method: 'POST', path: rawPath }, domainName: 'x.example' },
    body: Buffer.from(body).toString(),
    isBase64Encoded: false,
  } as unknown as LambdaEvent;
}
