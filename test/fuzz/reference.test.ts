import { expect, test } from '@jest/globals';
import { connection } from '../support/receive/config.ts';
import { jsonObjectIn } from './reference/json-object.ts';
import { reference } from './reference/reference.ts';
import type { Shot } from './shot.ts';

const shot = (
  from: Shot['from'],
  secret: string,
  now: number,
  body: string,
  headers: HeadersInit,
): Shot => ({
  from,
  now,
  to: from,
  method: 'POST',
  body: Buffer.from(body),
  headers: new Headers(headers),
  lines: [],
  connection: connection(from, { secrets: [secret] }),
  mutations: [],
});

test('the example of GitHub’s documentation', () => {
  const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
  const given = shot('github', "It's a Secret to Everybody", 0, 'Hello, World!', {
    'x-hub-signature-256': signature,
  });
  expect(reference(given)).toEqual({ key: expect.stringMatching(/^dffd6021/) });
  expect(reference({ ...given, body: Buffer.from('Hello, World') })).toBe('refused');
});

test('the example of the Standard Webhooks libraries', () => {
  const given = shot(
    'standard',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    1614265330_000,
    '{"test": 2432232314}',
    {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
  );
  expect(reference(given)).toEqual({ key: 'id:msg_p5jXN8AQM9LWM0D4loKWxJek' });
  expect(reference({ ...given, now: given.now + 300_001 })).toBe('refused');
});

test.each([
  { json: '{"a":1,"b":{"a":[{"a":"\\"}{"}]}}', plain: true },
  { json: '{"a":1,"\\u0061":2}', plain: false },
  { json: '{"b":[{"a":1,"c":{},"a":2}]}', plain: false },
  { json: '{"a":"a","b":"a"}', plain: true },
  { json: `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, plain: true },
  { json: `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`, plain: false },
  { json: '[]', plain: false },
  { json: '\ufeff{}', plain: false },
])('$json is an object of which nobody can be of two minds: $plain', ({ json, plain }) => {
  expect(jsonObjectIn(Buffer.from(json)) !== undefined).toBe(plain);
});
