import { createHmac, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { MAX_BODY_BYTES } from '../../../shared/core/delivery.ts';
import type { Sender } from './config.ts';
import { connection, SECRETS } from './config.ts';
import type { Desk } from './desk.ts';
import { BLOCKED, FLAGGED } from './issue.ts';
import type { Changes, Json, Letter } from './letters.ts';
import { letter, NOW, STARTS, sample } from './letters.ts';

/** One way in which a delivery can be wrong: the letter, after whatever it changes at the desk. */
export type Input = (from: Sender, desk: Desk) => Letter;

const SIGNATURE: Readonly<Record<Sender, string>> = {
  github: 'x-hub-signature-256',
  linear: 'linear-signature',
  standard: 'webhook-signature',
  hmac: 'x-signature',
};

const DAY_MS = 24 * 3_600_000;

/** The inputs of docs/reasons.md, by the words that stand there. */
export const INPUTS: Readonly<Record<string, Input>> = {
  'what the sender sends when all is well': (from) => start(from),
  'a body announced to be larger than 1 MiB': (from) =>
    start(from, { headers: { 'content-length': String(MAX_BODY_BYTES + 1) } }),
  'a body that is larger than 1 MiB': (from) => letter(from, 'x'.repeat(MAX_BODY_BYTES + 1)),
  'no body at all': (from) => letter(from, ''),
  'truncated JSON': (from) => letter(from, text(from).slice(0, -2)),
  'bytes that are not UTF-8': (from) => letter(from, within(text(from), Buffer.from([0xff]))),
  'half a surrogate pair as bytes': (from) =>
    letter(from, within(text(from), Buffer.from([0xed, 0xa0, 0x80]))),
  'half a surrogate pair, escaped, in the title': (from) =>
    letter(from, text(from).replace(/"title":"/, '"title":"\\ud800 ')),
  'a byte order mark': (from) => letter(from, `\ufeff${text(from)}`),
  'JSON that is no object': (from) => letter(from, `[${text(from)}]`),
  'a key that stands twice': (from) =>
    letter(from, text(from).replace('{', '{"title":"a","title":"b",')),
  '`__proto__` as a key': (from) =>
    letter(from, text(from).replace('{', '{"__proto__":{"title":"other","own":true},')),
  '100,000 nested brackets': (from) =>
    letter(from, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  '100,000 brackets that never close': (from) => letter(from, '['.repeat(100_000)),
  'content type `text/plain`': (from) => start(from, { headers: { 'content-type': 'text/plain' } }),
  'no content type': (from) => start(from, { headers: { 'content-type': null } }),
  'a form': (from) => form(from, `payload=${encodeURIComponent(text(from))}`),
  'a form with two payloads': (from) =>
    form(from, `payload=%7B%7D&payload=${encodeURIComponent(text(from))}`),
  'a form without a payload': (from) => form(from, 'other=1'),
  'a body in gzip, with `Content-Encoding: gzip`': (from) =>
    letter(from, gzipSync(text(from)), { headers: { 'content-encoding': 'gzip' } }),
  'no signature header': (from) => start(from, { headers: { [SIGNATURE[from]]: null } }),
  'the signature header twice': (from) =>
    changed(start(from), ({ headers }) => {
      headers.append(SIGNATURE[from], headers.get(SIGNATURE[from]) ?? '');
    }),
  'SHA-1, in its own header `X-Hub-Signature`': (from) =>
    start(from, {
      headers: {
        [SIGNATURE[from]]: null,
        'x-hub-signature': `sha1=${mac('sha1', from, text(from), 'hex')}`,
      },
    }),
  'SHA-1 in place of SHA-256': (from) => signedWith('sha1', from),
  'SHA-512 in place of SHA-256': (from) => signedWith('sha512', from),
  'half of the right signature': (from) =>
    changed(start(from), ({ headers }) => {
      const whole = headers.get(SIGNATURE[from]) ?? '';
      headers.set(SIGNATURE[from], whole.slice(0, -32));
    }),
  'a signature with another secret': (from) =>
    start(from, {
      secret: from === 'standard' ? `whsec_${btoa('another secret of 24 byte')}` : 'another',
    }),
  'a signature of another body': (from) =>
    changed(letter(from, text(from).replace('"title":"', '"title":"Not ')), ({ headers }) => {
      headers.set(
        SIGNATURE[from],
        start(from, { id: headers.get('webhook-id') ?? '' }).headers.get(SIGNATURE[from]) ?? '',
      );
    }),
  'no secret configured': secrets([]),
  'an empty secret': secrets(['']),
  'a secret of white space': secrets([' \t']),
  'an unknown connection': (from) => ({ ...start(from), to: 'nobody' }),
  'a connection named `__proto__`': (from) => ({ ...start(from), to: '__proto__' }),
  'another address': (from) => ({ ...start(from), to: `${from}/more` }),
  'GET in place of POST': (from) => ({ ...start(from), method: 'GET' }),
  'PUT in place of POST': (from) => ({ ...start(from), method: 'PUT' }),
  'an unreadable configuration': (from, desk) => {
    desk.deps.config.read = async () => {
      throw new Error('sluice.yaml:1 cannot be read');
    };
    return start(from);
  },
  'a text that the scanner doubts': (from) => saying(from, FLAGGED),
  'a text that the scanner is sure of': (from) => saying(from, BLOCKED),
  'a text of more than 300 KB, compressed': (from) =>
    saying(from, randomBytes(400_000).toString('base64')),
  'a store that does not answer': (from, desk) => {
    desk.crash(1, 'before');
    return start(from);
  },
  'a foreign repository': edited((payload) => {
    payload.repository.full_name = 'somebody/else';
  }),
  'a foreign workspace': edited((payload) => {
    payload.organizationId = '00000000-7d34-4b8a-9c61-0e4d2a7b8f10';
  }),
  'no `X-GitHub-Event`': (from) => start(from, { headers: { 'x-github-event': null } }),
  'an issue that `X-GitHub-Event` calls a ping': (from) =>
    start(from, { headers: { 'x-github-event': 'ping' } }),
  'an event that is nothing to us': (from) =>
    from === 'github'
      ? letter(from, { zen: 'x' }, { headers: { 'x-github-event': 'star' } })
      : letter(from, sample('linear/IssueLabel.create')),
  'no `issue.id`': edited((payload) => {
    delete payload.issue.id;
  }),
  'no `data.id`': edited((payload) => {
    delete payload.data.id;
  }),
  'no `type`': edited((payload) => {
    delete payload.type;
  }),
  'no `title`': edited((payload) => {
    delete payload.title;
  }),
  'a `risk_tier` that is none': edited((payload) => {
    payload.risk_tier = 'enormous';
  }),
  'an id with a line break': edited((payload) => {
    payload.id = '7\r\nX-Forged: 1';
  }),
  'a repository name with a line break': edited((payload) => {
    payload.repository.full_name = 'harbor-goods/shop\r\nX-Forged: 1';
  }),
  'an issue number with a line break': edited((payload) => {
    payload.issue.number = '7\r\n';
  }),
  'an identifier with a line break': edited((payload) => {
    payload.data.identifier = 'ENG-42\r\nX-Forged: 1';
  }),
  'half a surrogate pair in the id': (from) =>
    letter(
      from,
      JSON.stringify({ ...sample('webhook/submitted'), id: 'ID' }).replace('"ID"', '"\\ud800"'),
    ),
  'a signed time of 8 hours ago': at(-DAY_MS / 3),
  'a signed time of 6 hours ago': at(-DAY_MS / 4),
  'a signed time of 10 minutes ago': at(-600_000),
  'a signed time in 10 minutes': at(600_000),
  'a signed time that is no number': (from) =>
    from === 'standard'
      ? start(from, { headers: { 'webhook-timestamp': 'now' } })
      : edited((payload) => {
          payload.webhookTimestamp = 'now';
        })(from, undefined as never),
  'no signed time': (from) => start(from, { headers: { 'webhook-timestamp': null } }),
};

function start(from: Sender, changes: Changes = {}): Letter {
  return letter(from, text(from), changes);
}

function saying(from: Sender, words: string): Letter {
  const payload = sample(STARTS[from]);
  if (from === 'github') payload.issue.body = words;
  else if (from === 'linear') payload.data.description = words;
  else payload.description = words;
  return letter(from, payload);
}

function text(from: Sender): string {
  return JSON.stringify(sample(STARTS[from]));
}

function edited(edit: (payload: Json) => void): Input {
  return (from) => {
    const payload = sample(STARTS[from]);
    edit(payload);
    return letter(from, payload);
  };
}

function changed(given: Letter, change: (given: Letter) => void): Letter {
  change(given);
  return given;
}

function form(from: Sender, body: string): Letter {
  return letter(from, body, { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
}

/** Bytes in the middle of a text value. */
function within(json: string, bytes: Uint8Array): Uint8Array {
  const at = json.indexOf('"title":"') + '"title":"'.length;
  return Buffer.concat([Buffer.from(json.slice(0, at)), bytes, Buffer.from(json.slice(at))]);
}

function mac(algorithm: string, from: Sender, body: string, encoding: 'hex' | 'base64'): string {
  return createHmac(algorithm, SECRETS[from]).update(body).digest(encoding);
}

/** Cryptographically right, in the header of another algorithm, under the name that the sender may choose. */
function signedWith(algorithm: 'sha1' | 'sha512', from: Sender): Letter {
  const body = text(from);
  const forms: Readonly<Record<Sender, string>> = {
    github: `${algorithm}=${mac(algorithm, from, body, 'hex')}`,
    linear: mac(algorithm, from, body, 'hex'),
    standard: `v1,${mac(algorithm, from, body, 'base64')}`,
    hmac: `${algorithm}=${mac(algorithm, from, body, 'hex')}`,
  };
  return start(from, { headers: { [SIGNATURE[from]]: forms[from] } });
}

function secrets(list: readonly string[]): Input {
  return (from, { given }) => {
    const others = given.config.connections.filter(({ name }) => name !== from);
    given.config = {
      ...given.config,
      connections: [...others, connection(from, { secrets: list })],
    };
    // Signed with nothing, as somebody would who hopes that nothing is the key.
    return start(from, from === 'standard' ? {} : { secret: list[0] ?? '' });
  };
}

function at(ms: number): Input {
  return (from) => {
    if (from === 'standard') return start(from, { at: NOW + ms });
    const payload = sample(STARTS[from]);
    payload.webhookTimestamp = NOW + ms;
    return letter(from, payload);
  };
}
