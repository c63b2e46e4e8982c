import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { github } from '../../../../shared/trackers/github/tracker.ts';
import { connection, delivery, readingOf } from './sender.ts';

const shared = process.env.SLUICE_SHARED;

const optional = shared ? describe : describe.skip;

optional('recorded payloads, signed', () => {
  const folder = join(shared ?? '.', shared ? 'payloads/github' : '');
  const files = shared ? readdirSync(folder).filter((file) => file.endsWith('.json')) : ['none'];

  test.each(files.map((file) => ({ file })))('$file → an event or a reason', ({ file }) => {
    const body = readFileSync(join(folder, file));
    const event = file.split('.')[0] ?? '';
    const { action } = JSON.parse(body.toString());
    const read = readingOf(delivery(body, { 'x-github-event': event }));
    expect(read).toMatchObject(expected(event, `${event}.${action}`));
  });
});

/** Among the recorded ones, only pull requests have milestones. */
function expected(event: string, name: string) {
  if (event === 'ping') return { ignored: 'pong' };
  if (event.startsWith('pull_request') || name.includes('milestoned')) {
    return { ignored: 'pull_request' };
  }
  if (!event.startsWith('issue')) return { ignored: 'event_not_handled', name: event };
  return HANDLED.includes(name)
    ? { event: { name, own: false } }
    : { ignored: 'action_not_handled', name };
}

const ACTIONS =
  'opened edited closed reopened deleted transferred labeled unlabeled assigned unassigned';
const HANDLED = [
  ...ACTIONS.split(' ').map((action) => `issues.${action}`),
  'issue_comment.created',
  'issue_comment.edited',
];

interface Vector {
  readonly id: string;
  readonly scheme?: string;
  readonly secret?: string;
  readonly body?: string;
  readonly bodyHex?: string;
  readonly header: string;
}

optional('signature vectors of others', () => {
  const none: Vector[] = [{ id: 'none', scheme: 'github-sha256', header: '' }];
  const vectors: { accept: Vector[]; reject: Vector[] } = shared
    ? JSON.parse(readFileSync(join(shared, 'signature-vectors.json'), 'utf8'))
    : { accept: none, reject: none };
  const verify = ({ secret = 's', body = '', bodyHex, header }: Vector) => {
    const bytes = bodyHex ? Buffer.from(bodyHex, 'hex') : Buffer.from(body);
    const sent = delivery(bytes, { 'x-hub-signature-256': header });
    return github.verify(sent, { ...connection, secrets: [secret] }, 0);
  };

  test.each(vectors.accept.filter(({ scheme }) => scheme === 'github-sha256'))(
    '$id → accepted',
    (vector) => {
      expect(verify(vector)).toHaveProperty('key');
    },
  );

  test.each(vectors.reject)('$id → refused', (vector) => {
    // Two are written as what they would be the signature of.
    const lossy = /^HMAC-SHA256\('s',/.test(vector.header);
    const decoded = vector.id === 'bom-collision' ? '{"a":1}' : '{"a":"\ufffd"}';
    const header = lossy
      ? `sha256=${createHmac('sha256', 's').update(decoded).digest('hex')}`
      : vector.header;
    expect(verify({ ...vector, header })).toHaveProperty('refused');
  });
});
