import { expect, test } from '@jest/globals';
import type { PollDeps } from '../../../../functions/sweep/polls/deps.ts';
import { pollAll } from '../../../../functions/sweep/polls/poll-all.ts';
import type { TicketMessage } from '../../../../shared/trackers/grpc/messages.ts';
import { readyTickets } from '../../../../shared/trackers/grpc/poller.ts';
import { memoryPollStore } from '../../../support/memory/memory-poll-store.ts';
import { config, connection, project } from '../../../support/receive/config.ts';
import { desk } from '../../../support/receive/desk.ts';
import { move, run, settleDebts } from '../../../support/receive/dispatcher.ts';
import { FLAGGED } from '../../../support/receive/issue.ts';
import { message } from './samples.ts';

const MINUTE = 60_000;

/** Sweep's polls of a program whose list of ready tickets is `ready`. */
function lab(labels: readonly string[] = []) {
  const poll = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 30 * 86_400 };
  const here = { name: 'osmia', connection: 'osmia', poll };
  const projects = [project('standard', { labels }, here)];
  const connections = [connection('standard', { name: 'osmia', tracker: 'grpc', secrets: [] })];
  const at = desk(config({ connections, projects }));
  const ready: TicketMessage[] = [];
  const ask = async () => ({ tickets: [...ready] });
  const poller = () => readyTickets('osmia', ask, () => at.given.now);
  let polls = memoryPollStore(() => at.given.now);
  const deps = (): PollDeps => ({
    ...at.deps,
    polls,
    backend: async () => ({ poller: poller() }) as Awaited<ReturnType<PollDeps['backend']>>,
  });
  return {
    at,
    ready,
    forget() {
      polls = memoryPollStore(() => at.given.now);
    },
    async tick() {
      at.given.now += 5 * MINUTE;
      return pollAll(deps(), (error) => {
        throw error;
      });
    },
  };
}

async function ended({ at }: ReturnType<typeof lab>) {
  await run(at);
  await move(at, 'succeeded');
  await settleDebts(at);
}

test('a ready ticket is a task, asked for by the connection, without any rule', async () => {
  const all = lab();
  all.ready.push(message());
  expect(await all.tick()).toMatchObject({ found: 1, started: 1, told: [] });
  expect(await all.at.head()).toMatchObject({
    state: 'queued',
    epoch: 1,
    trigger: 'submission',
    starter: { id: 'osmia' },
    ticket: { id: '7', readableId: 'grpc:osmia:7' },
  });
  expect(await all.tick()).toMatchObject({ unchanged: 1, started: 0 });
});

test('left ready by the program after its end, and after all polls were forgotten → not again', async () => {
  const all = lab();
  all.ready.push(message());
  await all.tick();
  await ended(all);
  await all.tick();
  all.ready.push(message({ id: '8', title: 'Other' }));
  all.ready[0] = message({ title: 'Edited' });
  all.forget();
  await all.tick();
  expect(await all.at.heads.read('grpc:osmia:7')).toMatchObject({ epoch: 1, state: 'succeeded' });
});

test('taken off and made ready anew → the next task', async () => {
  const all = lab();
  all.ready.push(message());
  await all.tick();
  all.ready.length = 0;
  await all.tick();
  await ended(all);
  all.ready.push(message());
  expect(await all.tick()).toMatchObject({ started: 1 });
  expect(await all.at.head()).toMatchObject({ epoch: 2, state: 'queued' });
});

test('made ready anew while its task runs → the same task', async () => {
  const all = lab();
  all.ready.push(message());
  await all.tick();
  await run(all.at);
  all.ready.length = 0;
  await all.tick();
  all.ready.push(message());
  expect(await all.tick()).toMatchObject({ started: 0 });
  expect(await all.at.head()).toMatchObject({ epoch: 1, state: 'running' });
});

test('a program that does not mind the labels of the project → no task for what lacks them', async () => {
  const all = lab(['robodev', 'shop']);
  all.ready.push(message({ labels: ['robodev'] }));
  expect(await all.tick()).toMatchObject({ found: 0, started: 0 });
  all.ready[0] = message({ labels: ['Shop', 'RoboDev'] });
  expect(await all.tick()).toMatchObject({ started: 1 });
});

test('its text is scanned as every other', async () => {
  const all = lab();
  all.ready.push(message({ description: FLAGGED }));
  await all.tick();
  expect((await all.at.head())?.state).not.toBe('queued');
});
