import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BackendSettings } from '../../../../shared/core/backend.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { linearBackend } from '../../../../shared/trackers/linear/backend.ts';
import { LINEAR_REFUSALS } from '../../../../shared/trackers/linear/refusals.ts';
import type { Lab } from '../../../shared/trackers/linear/lab.ts';
import { startLab } from '../../../shared/trackers/linear/lab.ts';
import type { FaultyProxy } from '../../../support/faulty-proxy.ts';
import { faultyProxy } from '../../../support/faulty-proxy.ts';
import { line } from './line.ts';
import { LOST, PASSING, PERMANENT } from './linear-answers.ts';

const LABELS = { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' };

let lab: Lab;
let proxy: FaultyProxy;
beforeAll(async () => {
  lab = await startLab();
  proxy = await faultyProxy(lab.linear.url);
});
beforeEach(() => {
  proxy.mends();
  proxy.heard.length = 0;
});
afterAll(async () => {
  await proxy?.close();
  await lab?.linear.close();
});

async function running(settings: Partial<BackendSettings> = {}, ref?: TicketRef) {
  const issue = ref ?? (await lab.issue(['sluice', 'Bug']));
  const backend = linearBackend.create({
    connection: { name: 'linear', baseUrl: proxy.url, secrets: [], callbackHosts: [] },
    credentials: { token: 'app-token' },
    settings: { labels: LABELS, states: {}, close: true, ...settings },
    fetch,
  });
  return { issue, task: await line(issue, backend) };
}

const firstLines = (comments: readonly string[]) => comments.map((body) => body.split('\n')[0]);

describe('an answer that passes', () => {
  const faults = [...PASSING.map(({ given, answer }) => ({ given, fault: { answer } })), ...LOST];
  const cases = faults.flatMap((one) => [
    { ...one, what: 'to the comment', on: / CreateComment$/ },
    { ...one, what: 'to labels and state', on: / UpdateIssue$/ },
  ]);

  test.each(cases)('$given, $what → shown later, once', async ({ on, fault }) => {
    const { issue, task } = await running();
    proxy.breaks({ on, fault, times: 2 });
    await task.deliver();
    await task.minutes(6);
    const shows = await lab.shows(issue);
    expect(firstLines(shows.comments)).toEqual(['**Sluice: Working on it**']);
    expect(shows).toMatchObject({ labels: ['Bug', 'sluice-in-progress'], state: 'In Progress' });
    expect(await task.told()).toBeUndefined();
    expect(proxy.heard.length).toBeLessThan(20);
  });

  test('for ever → 30 tries, and no more', async () => {
    const { task } = await running();
    const [limited] = PASSING;
    proxy.breaks({ on: /./, fault: { answer: limited?.answer ?? { status: 429 } } });
    await task.deliver();
    await task.minutes(48 * 60);
    expect(await task.told()).toMatchObject({ givenUp: true, tries: 30 });
    // A comment that may have been made is looked for.
    expect(proxy.heard.length).toBeLessThanOrEqual(60);
    const asked = proxy.heard.length;
    await task.minutes(24 * 60);
    expect(proxy.heard).toHaveLength(asked);
  });
});

describe('an answer that stays', () => {
  test.each(PERMANENT)(
    '$given → recorded and shown, never asked again',
    async ({ answer, hint }) => {
      const { issue, task } = await running();
      proxy.breaks({ on: /./, fault: { answer } });
      await task.deliver();
      expect(await task.told()).toMatchObject({
        error: expect.stringContaining(hint),
        givenUp: true,
        tries: 1,
      });
      expect(JSON.stringify(await task.told())).not.toContain('secret words');
      const asked = proxy.heard.length;
      expect(asked).toBeLessThanOrEqual(5);
      await task.minutes(60);
      expect(proxy.heard).toHaveLength(asked);

      proxy.mends();
      await task.again();
      await task.deliver();
      expect(firstLines((await lab.shows(issue)).comments)).toEqual(['**Sluice: Working on it**']);
      expect(await task.told()).toBeUndefined();
    },
  );

  test('a deleted issue → not found, asked for once a change', async () => {
    const { issue, task } = await running();
    await lab.ask('mutation ($id: String!) { issueDelete(id: $id) { success } }', { id: issue.id });
    await task.deliver();
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining('(not_found)'),
      givenUp: true,
    });
    const asked = proxy.heard.length;
    await task.minutes(60);
    expect(proxy.heard).toHaveLength(asked);
  });

  test('an archived issue is written to as any other', async () => {
    const { issue, task } = await running();
    await lab.ask('mutation ($id: String!) { issueArchive(id: $id) { success } }', {
      id: issue.id,
    });
    await task.deliver();
    expect(await task.told()).toBeUndefined();
    expect((await lab.shows(issue)).comments).toHaveLength(1);
  });

  test('a workflow state that the team lacks → the error names those it has, labels change', async () => {
    const { issue, task } = await running({ states: { inProgress: 'Doing' } });
    await task.deliver();
    expect(await task.told()).toMatchObject({
      error: expect.stringMatching(/no state "Doing".*it has .*In Progress/),
      givenUp: true,
    });
    expect(await lab.shows(issue)).toMatchObject({
      labels: ['Bug', 'sluice-in-progress'],
      comments: [expect.stringContaining('Working on it')],
    });
    await task.progresses('half');
    await task.minutes(3);
    expect((await lab.shows(issue)).comments).toHaveLength(1);
  });

  test('a label that is missing is made', async () => {
    const labels = { ...LABELS, inProgress: 'made-by-write-back' };
    const { issue, task } = await running({ labels });
    await task.deliver();
    expect((await lab.shows(issue)).labels).toEqual(['Bug', 'made-by-write-back']);
  });
});

test('a comment that a person deleted is made anew with the next news, once, and not by a sweep', async () => {
  const { issue, task } = await running();
  await task.deliver();
  const { comment } = await task.head();
  await lab.ask('mutation ($id: String!) { commentDelete(id: $id) { success } }', { id: comment });
  proxy.heard.length = 0;
  await task.minutes(180);
  expect(proxy.heard).toEqual([]);
  await task.ends();
  proxy.breaks({ on: / CreateComment$/, fault: { reset: 'after' }, times: 1 });
  await task.minutes(180);
  expect(firstLines((await lab.shows(issue)).comments)).toEqual(['**Sluice: Done**']);
});

test('every row of the table has an answer here', () => {
  const rows = new Set<string>([...PASSING, ...PERMANENT].map(({ row }) => row));
  expect(Object.keys(LINEAR_REFUSALS).filter((row) => !rows.has(row))).toEqual([]);
});
