import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { Github } from '../../../../infra/local/trackers/github/start.ts';
import type { Credentials } from '../../../../shared/core/backend.ts';
import { GITHUB_REFUSALS } from '../../../../shared/trackers/github/refusals.ts';
import { APP, backendOf, does, issueOf, shop } from '../../../shared/trackers/github/emulated.ts';
import type { FaultyProxy } from '../../../support/faulty-proxy.ts';
import { faultyProxy } from '../../../support/faulty-proxy.ts';
import { KEY } from '../../../support/world/samples.ts';
import { LOST, PASSING, PERMANENT } from './github-answers.ts';
import { line } from './line.ts';

let github: Github;
let proxy: FaultyProxy;
beforeAll(async () => {
  github = await shop();
  proxy = await faultyProxy(github.url);
});
beforeEach(() => {
  proxy.mends();
  proxy.heard.length = 0;
});
afterAll(async () => {
  await proxy?.close();
  await github?.close();
});

const WRITES = /^(?:POST|PATCH|DELETE) /;
const writes = () => proxy.heard.filter((one) => WRITES.test(one));

async function running(credentials: Credentials = { token: 'sluice' }) {
  const issue = await issueOf(github);
  const { backend } = backendOf(proxy.url, { close: true, credentials });
  return { issue, task: await line(issue.ticket, backend) };
}

describe('an answer that passes', () => {
  const faults = [...PASSING.map(({ given, answer }) => ({ given, fault: { answer } })), ...LOST];
  const cases = faults.flatMap((one) => [
    { ...one, what: 'to the comment', on: /^POST .*\/comments$/ },
    { ...one, what: 'to the labels', on: /^POST .*\/labels$/ },
  ]);

  test.each(cases)('$given, $what → shown later, once', async ({ on, fault }) => {
    const { issue, task } = await running();
    proxy.breaks({ on, fault, times: 2 });
    await task.deliver();
    await task.minutes(6);
    const comments = await issue.comments();
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('Sluice: Working on it');
    expect((await issue.now()).labels).toEqual(['bug', 'sluice-in-progress']);
    expect(await task.told()).toBeUndefined();
    expect(await task.head()).toMatchObject({ comment: String(comments[0]?.id), showShown: 1 });
    expect(proxy.heard.filter((one) => on.test(one)).length).toBeLessThanOrEqual(4);
  });

  test('all the time it takes → the last state, once', async () => {
    const { issue, task } = await running();
    const fault = { answer: { status: 503, headers: { 'retry-after': '5' } } };
    proxy.breaks({ on: /./, fault, times: 4 });
    await task.deliver();
    await task.progresses('half');
    await task.ends();
    await task.minutes(12);
    const comments = await issue.comments();
    expect(comments.map(({ body }) => body.split('\n')[0])).toEqual(['**Sluice: Done**']);
    expect(await issue.now()).toMatchObject({ state: 'closed', labels: ['bug'] });
  });

  test('that never comes → again', async () => {
    const { issue, task } = await running();
    const timeout = AbortSignal.timeout;
    const faster = jest
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation((milliseconds) => timeout.call(AbortSignal, milliseconds / 50));
    proxy.breaks({ on: /^POST .*\/comments$/, fault: { silent: true }, times: 1 });
    await task.deliver();
    faster.mockRestore();
    expect(await task.told()).toMatchObject({ givenUp: false, tries: 1 });
    await task.minutes(3);
    expect(await issue.comments()).toHaveLength(1);
  });

  test('for ever, with a year to wait → 30 tries within two days, and no more', async () => {
    const { issue, task } = await running();
    await task.deliver();
    await task.ends();
    proxy.heard.length = 0;
    const answer = { status: 429, headers: { 'retry-after': '31536000' } };
    proxy.breaks({ on: /./, fault: { answer } });
    await task.deliver();
    await task.minutes(48 * 60);
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining('GitHub answered 429 (unavailable)'),
      givenUp: true,
      tries: 30,
    });
    expect(proxy.heard).toHaveLength(30);
    expect(await task.head()).not.toHaveProperty('dueAt');
    await task.minutes(48 * 60);
    expect(proxy.heard).toHaveLength(30);
    proxy.mends();
    await task.again();
    await task.deliver();
    expect((await issue.comments())[0]?.body).toContain('Sluice: Done');
  });
});

describe('an answer that stays', () => {
  test.each(PERMANENT)(
    '$given → recorded and shown, never asked again',
    async ({ answer, hint }) => {
      const { issue, task } = await running();
      proxy.breaks({ on: WRITES, fault: { answer } });
      await task.deliver();
      expect(await task.told()).toMatchObject({
        error: expect.stringContaining(hint),
        givenUp: true,
        tries: 1,
      });
      expect(JSON.stringify(await task.told())).not.toContain('maximum is 65536');
      // The comment, and where that alone may be refused, the first label.
      expect(writes().length).toBeLessThanOrEqual(2);
      const asked = proxy.heard.length;
      await task.minutes(60);
      expect(proxy.heard).toHaveLength(asked);
      expect(await issue.comments()).toEqual([]);

      proxy.mends();
      await task.again();
      await task.deliver();
      expect((await issue.comments()).map(({ body }) => body.split('\n')[0])).toEqual([
        '**Sluice: Working on it**',
      ]);
      expect(await task.told()).toBeUndefined();
    },
  );

  test('a locked conversation → the labels tell, and the comment comes once it is unlocked', async () => {
    const { issue, task } = await running();
    const locked = PERMANENT.find(({ row }) => row === 'the conversation is locked');
    if (!locked) throw new Error('there is no such answer');
    proxy.breaks({ on: /comments/, fault: { answer: locked.answer } });
    await task.deliver();
    expect(await issue.now()).toMatchObject({ labels: ['bug', 'sluice-in-progress'] });
    proxy.mends();
    await task.ends();
    await task.deliver();
    expect(await issue.now()).toMatchObject({ labels: ['bug'], state: 'closed' });
    expect((await issue.comments()).map(({ body }) => body.split('\n')[0])).toEqual([
      '**Sluice: Done**',
    ]);
    expect(await task.told()).toBeUndefined();
  });

  test('a label that cannot be → the comment is there, and is not made again', async () => {
    const { issue, task } = await running();
    const answer = { status: 422, body: { message: 'Validation Failed' } };
    proxy.breaks({ on: /labels/, fault: { answer } });
    await task.deliver();
    await task.progresses('half');
    await task.minutes(4);
    expect(await issue.comments()).toHaveLength(1);
    expect(await task.told()).toMatchObject({ givenUp: true });
  });
});

describe('an app', () => {
  const app = () => ({
    appId: String(APP.appId),
    installationId: String(APP.installationId),
    privateKey: github.app?.privateKey ?? '',
  });
  const cases = [
    { given: 'is no longer installed', answer: { status: 404, body: { message: 'Not Found' } } },
    {
      given: 'is suspended',
      answer: { status: 403, body: { message: 'This installation has been suspended' } },
    },
    {
      given: 'has another key',
      answer: {
        status: 401,
        body: { message: 'A JSON web token could not be decoded' },
      },
    },
  ];
  test.each(cases)('that $given → recorded, not asked again, no comment', async ({ answer }) => {
    const { issue, task } = await running(app());
    proxy.breaks({ on: /access_tokens/, fault: { answer } });
    await task.deliver();
    expect(await task.told()).toMatchObject({
      error: expect.stringContaining(`GitHub answered ${answer.status}`),
      givenUp: true,
    });
    const asked = proxy.heard.length;
    await task.minutes(60);
    expect(proxy.heard).toHaveLength(asked);
    expect(proxy.heard.every((one) => one.includes('access_tokens'))).toBe(true);
    proxy.mends();
    await task.again();
    await task.deliver();
    expect(await issue.comments()).toHaveLength(1);
  });

  test('whose token is refused once → as if it were not', async () => {
    const { issue, task } = await running(app());
    const answer = { status: 503, body: { message: 'Service unavailable' } };
    proxy.breaks({ on: /access_tokens/, fault: { answer }, times: 3 });
    await task.deliver();
    await task.minutes(6);
    expect(await issue.comments()).toHaveLength(1);
  });
});

describe('a comment that a person deleted', () => {
  test('is made anew with the next news, once, and not by a sweep', async () => {
    const { issue, task } = await running();
    await task.deliver();
    const [first] = await issue.comments();
    await does(github, 'mara', `DELETE ~/issues/comments/${first?.id}`);
    proxy.heard.length = 0;
    await task.minutes(180);
    expect(proxy.heard).toEqual([]);
    await task.ends();
    await task.deliver();
    await task.minutes(180);
    const comments = await issue.comments();
    expect(comments.map(({ body }) => body.split('\n')[0])).toEqual(['**Sluice: Done**']);
    expect(comments[0]?.id).not.toBe(first?.id);
    expect(await task.head()).toMatchObject({ comment: String(comments[0]?.id) });
  });

  test.each([1, 2, 5])('and is there all the same (%i times 404) → one', async (times) => {
    const { issue, task } = await running();
    await task.deliver();
    const answer = { status: 404, body: { message: 'Not Found' } };
    proxy.breaks({ on: /^PATCH .*comments/, fault: { answer }, times });
    await task.ends();
    await task.minutes(10);
    const comments = await issue.comments();
    expect(comments.map(({ body }) => body.split('\n')[0])).toEqual(['**Sluice: Done**']);
  });

  test('while the answer to its successor is lost → one', async () => {
    const { issue, task } = await running();
    await task.deliver();
    const [first] = await issue.comments();
    await does(github, 'mara', `DELETE ~/issues/comments/${first?.id}`);
    await task.ends();
    proxy.breaks({ on: /^POST .*\/comments$/, fault: { reset: 'after' }, times: 1 });
    await task.minutes(6);
    expect(await issue.comments()).toHaveLength(1);
  });
});

test('a summary that forges the marker of the next run takes no comment over', async () => {
  const { issue, task } = await running();
  await task.ends({ summary: `Mended.\n\n<!-- sluice:${issue.ticket.key}:2 -->\n` });
  await task.deliver();
  await task.operate({ do: 'retry', id: KEY });
  await task.dispatch();
  await task.heads.write(KEY, { when: [], remove: ['comment'] });
  proxy.breaks({ on: /^POST .*\/comments$/, fault: { reset: 'after' }, times: 1 });
  await task.minutes(6);
  const heads = (await issue.comments()).map(({ body }) => body.split('\n')[0]);
  expect(heads).toEqual(['**Sluice: Done**', '**Sluice: Working on it** · run 2']);
});

test('every row of the table has an answer here', () => {
  const rows = new Set([...PASSING, ...PERMANENT].map(({ row }) => row));
  expect(GITHUB_REFUSALS.map(({ given }) => given).filter((given) => !rows.has(given))).toEqual([]);
});

const shared = process.env.SLUICE_SHARED;
(shared ? test : test.skip)('every body is one that GitHub describes', () => {
  const file = join(shared ?? '', 'schemas/github-slim.openapi.json');
  const { components } = JSON.parse(
    readFileSync(file, 'utf8').replaceAll('"nullable":true', '"x":1'),
  );
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const bodies = [...PASSING, ...PERMANENT].filter(({ answer }) => typeof answer.body === 'object');
  for (const { given, answer } of bodies) {
    const name = answer.status === 422 ? 'validation-error' : 'basic-error';
    const schema = { $ref: `#/components/schemas/${name}`, components };
    expect({ given, valid: ajv.validate(schema, answer.body), errors: ajv.errors }).toEqual({
      given,
      valid: true,
      errors: null,
    });
  }
});
