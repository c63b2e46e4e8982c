import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { SignatureScheme } from '../../../shared/core/connection.ts';
import { REASONS } from '../../../shared/core/reasons.ts';
import type { Vector } from '../../shared/trackers/webhook/vector.ts';
import { config, connection, project } from '../../support/receive/config.ts';
import { desk } from '../../support/receive/desk.ts';
import type { Json, Letter } from '../../support/receive/letters.ts';
import { letter } from '../../support/receive/letters.ts';

const SHARED = process.env.SLUICE_SHARED;
const here = SHARED ? describe : describe.skip;

function filesOf(tracker: string): { file: string }[] {
  if (!SHARED) return [{ file: 'none' }];
  const all = readdirSync(join(SHARED, 'payloads', tracker));
  return all.filter((file) => file.endsWith('.json')).map((file) => ({ file }));
}

function bytesOf(tracker: string, file: string): Buffer {
  return readFileSync(join(SHARED ?? '', 'payloads', tracker, file));
}

/** Everything is allowed and everything starts something: nothing is turned away early. */
function open() {
  const github = project('github', { labels: [], assignee: '*' });
  const linear = project('linear', { labels: [], assignee: '*' });
  return config({
    connections: [
      connection('github', { accounts: ['*'] }),
      connection('linear', { accounts: ['*'] }),
    ],
    projects: [github, linear],
  });
}

here('every payload that others recorded gets a reason', () => {
  test.each(filesOf('github'))('github/$file', async ({ file }) => {
    const at = desk(open());
    const event = file.split('.')[0] ?? '';
    const sent = letter('github', bytesOf('github', file), {
      headers: { 'x-github-event': event },
    });
    await isAnswered(at, sent, 200);
    const form = `payload=${encodeURIComponent(Buffer.from(sent.body).toString())}`;
    const asForm = { 'x-github-event': event, 'content-type': 'application/x-www-form-urlencoded' };
    await isAnswered(desk(open()), letter('github', form, { headers: asForm }), 200);
  });

  test.each(filesOf('linear'))('linear/$file', async ({ file }) => {
    const bytes = bytesOf('linear', file);
    const { webhookTimestamp } = JSON.parse(bytes.toString());
    const at = desk(open());
    // Before 2023 Linear signed no time; without one a delivery could be replayed for ever.
    at.given.now = webhookTimestamp ?? at.given.now;
    await isAnswered(at, letter('linear', bytes), typeof webhookTimestamp === 'number' ? 200 : 401);
  });

  async function isAnswered(at: ReturnType<typeof desk>, sent: Letter, status: number) {
    const answer = await at.post(sent);
    expect(Object.keys(REASONS)).toContain(answer.body.reason);
    expect({ status: answer.status, reason: answer.body.reason }).toEqual({
      status,
      reason: status === 200 ? expect.any(String) : 'timestamp_missing',
    });
    if (status !== 200) return;
    const entry = await at.ledger.entry(sent.to, answer.body.delivery);
    expect(entry).toMatchObject({ outcome: answer.body.outcome, reason: answer.body.reason });
    const again = await at.post(sent);
    expect(again.status).toBe(200);
    if (answer.calls.length > 1) expect(again.body.outcome).not.toBe('accepted');
  }
});

here('every signature that others published', () => {
  const none: Vector[] = [{ id: 'none', header: '' }];
  const vectors: { accept: Vector[]; reject: Vector[] } = SHARED
    ? JSON.parse(readFileSync(join(SHARED, 'signature-vectors.json'), 'utf8'))
    : { accept: none, reject: none };

  /** When a row says nothing of it: the message of the specification's example. */
  const EXAMPLE = {
    msgId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: 1614265330,
    body: '{"test": 2432232314}',
  };
  const STANDARD_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const HMAC = { scheme: 'hmac', header: 'x-signature', prefix: '' } as const;
  const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
    'generic-sha256-base64': { ...HMAC, encoding: 'base64', algorithm: 'sha256' },
    'generic-sha512-hex': { ...HMAC, encoding: 'hex', algorithm: 'sha512' },
  };

  const bytesOf = ({ body, bodyHex }: Vector) =>
    Buffer.from(bodyHex ?? body ?? EXAMPLE.body, bodyHex ? 'hex' : 'utf8');

  async function post(
    vector: Vector,
    kind: 'github' | 'standard' | 'hmac',
    headers: Readonly<Record<string, string>>,
  ) {
    const standard = kind === 'standard';
    const secrets = [vector.secret ?? vector.publicKey ?? (standard ? STANDARD_SECRET : 's')];
    const signature = kind === 'hmac' ? SCHEMES[vector.scheme ?? ''] : undefined;
    const at = desk(
      config({ connections: [connection(kind, { secrets, ...(signature ? { signature } : {}) })] }),
    );
    if (standard) at.given.now = (vector.timestamp ?? EXAMPLE.timestamp) * 1000;
    const sent: Letter = {
      to: kind,
      method: 'POST',
      headers: new Headers({
        'content-type': vector.contentType ?? 'application/json',
        ...headers,
      }),
      body: bytesOf(vector),
    };
    return at.post(sent);
  }

  function send(vector: Vector) {
    const { scheme = '', header, msgId = EXAMPLE.msgId, timestamp = EXAMPLE.timestamp } = vector;
    if (scheme.startsWith('standard') || vector.id.startsWith('std-webhooks')) {
      return post(vector, 'standard', {
        'webhook-id': msgId,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': header,
      });
    }
    if (scheme.startsWith('generic')) return post(vector, 'hmac', { 'x-signature': header });
    return post(vector, 'github', { 'x-hub-signature-256': header, 'x-github-event': 'issues' });
  }

  test.each(vectors.accept)('$id → believed, and answered for what it says', async (vector) => {
    const { status, body } = await send(vector);
    expect([200, 422]).toContain(status);
    // Each was made to try a signature; none is an issue or an envelope.
    expect(body).toMatchObject({ outcome: 'rejected', delivery: expect.any(String) });
    if (!isJson(bytesOf(vector))) expect(body.reason).toBe('body_malformed');
  });

  test.each(vectors.reject)('$id → 401', async (vector) => {
    // Two are written as what they would be the signature of.
    const lossy = /^HMAC-SHA256\('s',/.test(vector.header);
    const decoded = vector.id === 'bom-collision' ? '{"a":1}' : '{"a":"\ufffd"}';
    const mac = createHmac('sha256', 's').update(decoded).digest('hex');
    const answer = await send({ ...vector, ...(lossy ? { header: `sha256=${mac}` } : {}) });
    expect(answer.status).toBe(401);
    expect(Object.keys(answer.body as Json).sort()).toEqual(['outcome', 'reason']);
    expect(answer.calls).toEqual([]);
  });

  function isJson(bytes: Buffer): boolean {
    try {
      return typeof JSON.parse(bytes.toString()) === 'object';
    } catch {
      return false;
    }
  }
});
