import { expect, test } from '@jest/globals';
import type { RunStatus } from '../../../shared/core/agent.ts';
import { HOUR, MINUTE } from '../../contracts/clock.ts';
import { projectOf } from '../../support/world/samples.ts';
import { world } from '../../support/world/world.ts';

const WORDS = 'Essential container in task exited; agent: 137 OutOfMemoryError';

/** A run that never calls, until it has been told to stop; `status` is what its service says. */
async function silent(status: () => Promise<RunStatus>, retries = 0) {
  const plain = projectOf();
  const all = world({ ...plain, limits: { ...plain.limits, retries } });
  all.agent.status = status;
  const { reference = '' } = await all.running();
  all.pass(11 * MINUTE);
  await all.sweep();
  // The ticket may show the end before the service was asked.
  await all.writeback();
  await all.dispatch();
  await all.writeback();
  expect(all.agent.stops).toEqual([reference]);
  return all;
}

function commentOn({ backend }: Awaited<ReturnType<typeof silent>>): string | undefined {
  return [...backend.comments.values()].map(({ comment }) => comment.body).join();
}

test('a run that ended without a word has its service’s words on the ticket', async () => {
  const all = await silent(async () => ({ is: 'ended', why: WORDS }));
  expect(await all.head()).toMatchObject({ reason: 'never_called', detail: WORDS });
  expect(commentOn(all)).toContain('OutOfMemoryError');
});

test('also while another attempt is to come, which takes them away', async () => {
  const all = await silent(async () => ({ is: 'ended', why: WORDS }), 1);
  expect(await all.head()).toMatchObject({ reason: 'retry_scheduled', detail: WORDS });
  all.pass(HOUR);
  await all.dispatch();
  expect(await all.head()).toMatchObject({ state: 'running', attempt: 2 });
  expect((await all.head()).detail).toBeUndefined();
});

test.each<{ given: string; status: () => Promise<RunStatus> }>([
  { given: 'runs on', status: async () => ({ is: 'running' }) },
  { given: 'is unknown', status: async () => ({ is: 'unknown' }) },
  { given: 'ended, and nobody knows why', status: async () => ({ is: 'ended', why: '' }) },
  { given: 'cannot be asked for', status: () => Promise.reject(new Error('AccessDenied')) },
])('a run that $given is stopped all the same', async ({ status }) => {
  const all = await silent(status);
  expect(await all.head()).toMatchObject({ state: 'failed', reason: 'never_called' });
  expect((await all.head()).detail).toBeUndefined();
});

test('a run that a person stops is not asked for', async () => {
  const all = world();
  let asked = 0;
  all.agent.status = async () => {
    asked++;
    return { is: 'running' };
  };
  const { reference, ticket } = await all.running();
  expect(await all.operate({ do: 'stop', id: ticket?.readableId })).toMatchObject({ ok: true });
  await all.dispatch();
  expect(all.agent.stops).toEqual([reference]);
  expect(asked).toBe(0);
});
