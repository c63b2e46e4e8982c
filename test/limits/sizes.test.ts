import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { MAX_BODY_BYTES } from '../../shared/core/delivery.ts';
import { checkMessage } from '../support/engines/sqs-rules.ts';
import type { Json } from '../support/receive/letters.ts';
import { letter, sample } from '../support/receive/letters.ts';
import { line } from './line.ts';

const LONG_MS = 60_000;

const all = await line();
afterAll(() => all.stop());

let count = 0;

function wish(more: object): Json {
  return { title: 'A wish', id: `size-${++count}`, callback_url: all.callbackUrl, ...more };
}

/** A wish whose body has exactly so many bytes. */
function ofBytes(size: number, filler: (length: number) => string, more: object = {}): string {
  const shell = JSON.stringify(wish({ ...more, description: '' }));
  const room = size - Buffer.byteLength(shell);
  return shell.replace('"description":""', `"description":"${filler(room)}"`);
}

const noise = (length: number) => randomBytes(length).toString('base64').slice(0, length);
const repeated = (length: number) => 'x'.repeat(length);

/** What the agent of a wish got, or nothing. */
async function handedOver(body: Json): Promise<{ taken: Json; sent?: Json }> {
  all.agent.http.length = 0;
  all.agent.sqs.length = 0;
  const taken = await all.post(letter('hmac', body));
  await all.deliver();
  for (const message of all.agent.sqs) checkMessage({ MessageBody: message });
  const sent = all.agent.http[0]?.toString() ?? all.agent.sqs[0];
  return { taken, ...(sent === undefined ? {} : { sent: JSON.parse(sent) }) };
}

describe('a text that is large is handed over as it was', () => {
  const texts = [
    { given: '65,536 characters of one unit', text: 'x'.repeat(65_536) },
    { given: '65,536 characters of three bytes', text: '漢'.repeat(65_536) },
    { given: '65,536 characters of two units', text: '🐛'.repeat(65_536) },
    { given: '65,536 that no queue takes as they are', text: '\uffff'.repeat(65_536) },
    { given: '100,000 controls', text: '\u0001'.repeat(100_000) },
    { given: '200,000 characters of two units', text: '🐛'.repeat(200_000) },
  ];
  const rows = texts.flatMap((row) => ['web', 'queue'].map((agent) => ({ ...row, agent })));

  test.each(rows)(
    '$given, to $agent',
    async ({ text, agent }) => {
      const body = wish({ description: text, labels: [`agent:${agent}`] });
      const { taken, sent } = await handedOver(body);
      expect(taken.body).toMatchObject({ outcome: 'accepted', reason: 'started' });
      // fauxqs refuses characters of two units, which SQS takes: there only the ASCII form gets through.
      const onlyAws = agent === 'queue' && text.length > 200_000 && text.codePointAt(0) === 0x1f41b;
      if (onlyAws) expect(sent).toBeUndefined();
      else expect(sent.task.goal === `A wish\n\n${text}`).toBe(true);
    },
    LONG_MS,
  );

  test(
    'a body of 1 MiB, to web',
    async () => {
      const body = ofBytes(MAX_BODY_BYTES, repeated);
      const { taken, sent } = await handedOver(body);
      expect(taken.body).toMatchObject({ outcome: 'accepted' });
      expect(sent.task.goal.length).toBeGreaterThan(MAX_BODY_BYTES - 1_000);
      expect(sent.task.raw).toEqual({
        trusted: false,
        truncated: true,
        text: body.slice(0, 16_384),
      });
    },
    LONG_MS,
  );

  test(
    'a content of all but 300,000 bytes, compressed',
    async () => {
      const body = ofBytes(380_000, noise);
      const { taken, sent } = await handedOver(body);
      expect(taken.body).toMatchObject({ outcome: 'accepted' });
      expect(sent.task.goal.length).toBeGreaterThan(379_000);
    },
    LONG_MS,
  );

  test('a hundred labels of fifty characters', async () => {
    const labels = Array.from(
      { length: 100 },
      (_, n) => `${String(n).padStart(3, '0')}${'🐛x'.repeat(15)}ü✓`,
    );
    const { sent } = await handedOver(wish({ labels }));
    expect(sent.task.labels).toEqual(labels);
  });

  test('the longest id of the oddest characters, and people find its task by it', async () => {
    const id = '￮'.repeat(200);
    const { taken, sent } = await handedOver(wish({ id }));
    expect(taken.body).toMatchObject({ outcome: 'accepted' });
    expect(sent.task.ticket.id).toBe(`webhook:hmac:${id}`);
    const answer = await all.report(sent.callback, 'heartbeat', '{}');
    expect(answer.status).toBe(200);
    expect((await all.functions.operate.heads.find(`webhook:hmac:${id}`)).length).toBe(1);
  });
});

describe('what is too large is refused, or held for a person', () => {
  test.each([
    {
      given: 'a body of 1 MiB and a byte',
      body: () => ofBytes(MAX_BODY_BYTES + 1, repeated),
      status: 413,
    },
    {
      given: 'a title of 1,001',
      body: () => wish({ title: 'x'.repeat(1_001) }),
      status: 422,
      field: 'title',
    },
    { given: 'an id of 201', body: () => wish({ id: 'x'.repeat(201) }), status: 422, field: 'id' },
    {
      given: 'an id with half a pair',
      body: () => wish({ id: 'a\ud800' }),
      status: 422,
      field: 'id',
    },
    {
      given: '101 labels',
      body: () => wish({ labels: Array(101).fill('x') }),
      status: 422,
      field: 'labels',
    },
    {
      given: 'an address that is too long as its parser writes it',
      body: () => wish({ external_url: `https://a.example/${'漢'.repeat(1_000)}` }),
      status: 422,
      field: 'external_url',
    },
  ])('$given → $status $field', async ({ body, status, field }) => {
    const { taken } = await handedOver(body());
    expect(taken.status).toBe(status);
    expect(taken.body.field).toBe(field);
  });

  test('a text above 300,000 bytes, compressed: held, visibly', async () => {
    const { taken, sent } = await handedOver(ofBytes(700_000, noise));
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'held', reason: 'too_large' } });
    expect(sent).toBeUndefined();
    expect(JSON.parse(String(all.callbacks.at(-1)))).toMatchObject({
      state: 'held',
      reason: 'too_large',
    });
  });

  test(
    'a task that no message holds: failed, and its sender hears why',
    async () => {
      const { taken, sent } = await handedOver(
        ofBytes(MAX_BODY_BYTES, repeated, { labels: ['agent:queue'] }),
      );
      expect(taken.body).toMatchObject({ outcome: 'accepted' });
      expect(sent).toBeUndefined();
      const told = JSON.parse(String(all.callbacks.at(-1)));
      expect(told).toMatchObject({ state: 'failed', reason: 'agent_refused' });
      expect(told.body).toContain('too large');
    },
    LONG_MS,
  );

  test.each([
    { given: 'progress of 281', path: 'progress', body: { text: 'x'.repeat(281) }, status: 422 },
    {
      given: 'a question of 4,001',
      path: 'question',
      body: { text: 'x'.repeat(4_001) },
      status: 422,
    },
    {
      given: 'a summary of 16,385',
      path: 'result',
      body: { success: true, summary: 'x'.repeat(16_385) },
      status: 422,
    },
    {
      given: 'a report of 65,537 bytes',
      path: 'result',
      body: { x: 'x'.repeat(65_537 - 8) },
      status: 413,
    },
    {
      given: 'a summary of 16,384 of three bytes',
      path: 'result',
      body: { success: true, summary: '漢'.repeat(16_384) },
      status: 200,
    },
  ])('$given → $status', async ({ path, body, status }) => {
    const { sent } = await handedOver(wish({}));
    const answer = await all.report(sent.callback, path, JSON.stringify(body));
    expect(answer.status).toBe(status);
  });
});

/** What a tracker would not send, and a signer could: nothing of it may be a 5xx, as that is sent again and again. */
describe('a field that no key or head can hold', () => {
  const long = (length: number) => 'x'.repeat(length);
  const github = (change: (payload: Json) => void): Json => {
    const payload = sample('github/issues.labeled');
    change(payload);
    return letter('github', payload);
  };
  const linear = (name: string, change: (payload: Json) => void): Json => {
    const payload = sample(`linear/${name}`);
    payload.webhookTimestamp = Date.now();
    change(payload);
    return letter('linear', payload);
  };
  test.each<{ given: string; make: () => Json; status: number; code: string; field?: string }>([
    {
      given: 'GitHub: a login',
      make: () =>
        github((payload) => {
          payload.sender.login = long(301);
        }),
      status: 422,
      code: 'field_invalid',
      field: 'actor.name',
    },
    {
      given: 'GitHub: an address',
      make: () =>
        github((payload) => {
          payload.issue.html_url = `https://github.com/${long(2_048)}`;
        }),
      status: 422,
      code: 'field_invalid',
      field: 'ticket.url',
    },
    {
      given: 'GitHub: a repository’s name',
      make: () =>
        github((payload) => {
          payload.repository.full_name = `harbor-goods/${long(3_000)}`;
        }),
      status: 422,
      code: 'field_invalid',
      field: 'ticket.readableId',
    },
    {
      given: 'GitHub: an action of 500 KB',
      make: () =>
        github((payload) => {
          payload.action = long(500_000);
        }),
      status: 200,
      code: 'action_not_handled',
    },
    {
      given: 'GitHub: a label of 500 KB',
      make: () =>
        github((payload) => {
          payload.issue.labels = [{ name: noise(500_000) }, { name: 'sluice' }];
        }),
      status: 200,
      code: 'too_large',
    },
    {
      given: 'Linear: a type of 500 KB',
      make: () =>
        linear('Issue.update', (payload) => {
          payload.type = long(500_000);
        }),
      status: 200,
      code: 'event_not_handled',
    },
    {
      given: 'Linear: a workspace’s id',
      make: () =>
        linear('Issue.update', (payload) => {
          payload.organizationId = long(400);
        }),
      status: 422,
      code: 'field_invalid',
      field: 'ticket.account',
    },
    {
      given: 'Linear: an issue’s id',
      make: () =>
        linear('Issue.update', (payload) => {
          payload.data.id = long(400);
        }),
      status: 422,
      code: 'field_invalid',
      field: 'ticket.id',
    },
    {
      given: 'Linear: an issue’s readable id',
      make: () =>
        linear('Issue.update', (payload) => {
          payload.data.identifier = long(700);
        }),
      status: 422,
      code: 'field_invalid',
      field: 'ticket.readableId',
    },
    {
      given: 'Linear: a person’s name',
      make: () =>
        linear('Issue.update', (payload) => {
          payload.actor.name = '漢'.repeat(301);
        }),
      status: 422,
      code: 'field_invalid',
      field: 'actor.name',
    },
    {
      given: 'Linear: half a pair in every text',
      make: () =>
        linear('Issue.update', (payload) => {
          payload.actor.name = 'a\ud800';
          payload.data.title = 'b\udfff';
          payload.data.identifier = 'ENG-\ud800';
        }),
      status: 200,
      code: 'started',
    },
  ])('$given → $status $code $field', async ({ make, status, code, field }) => {
    const errors = all.errors.length;
    const answer = await all.post(make());
    expect(all.errors.slice(errors)).toEqual([]);
    expect({ status: answer.status, code: answer.body.reason, field: answer.body.field }).toEqual({
      status,
      code,
      field,
    });
  });

  test('nothing of all this was an error of ours', () => {
    const passing = all.errors.filter(
      (error) => !/BackendError|no backend|InvalidMessageContents/.test(String(error)),
    );
    expect(passing).toEqual([]);
  });
});
