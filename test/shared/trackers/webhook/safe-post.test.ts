import { expect, test } from '@jest/globals';
import { AddressRefused, safePost } from '../../../../shared/trackers/webhook/safe-post.ts';
import { localServer, loopbackPolicy } from './local-server.ts';

const BODY = Buffer.from('{}');

function resolveTo(...addresses: string[]) {
  const asked: string[] = [];
  const resolve = async (host: string) => {
    asked.push(host);
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { asked, resolve };
}

test('goes to the address that was checked, and asks for it once', async () => {
  await using server = await localServer((_, response) => response.end());
  const { asked, resolve } = resolveTo('127.0.0.1');
  const url = new URL(`http://hooks.invalid:${server.port}/done?x=1#y`);
  expect(await safePost(url, {}, BODY, loopbackPolicy, { resolve })).toEqual({
    status: 200,
    retryAfter: undefined,
  });
  expect(asked).toEqual(['hooks.invalid']);
  expect(server.received).toMatchObject([
    {
      method: 'POST',
      path: '/done?x=1',
      headers: { host: `hooks.invalid:${server.port}`, 'content-length': '2' },
      body: BODY,
    },
  ]);
});

test.each([
  { given: 'a private address', host: 'hooks.invalid', addresses: ['10.0.0.1'] },
  {
    given: 'a private one beside an allowed one',
    host: 'hooks.invalid',
    addresses: ['127.0.0.1', '169.254.169.254'],
  },
  { given: 'loopback in IPv6', host: 'hooks.invalid', addresses: ['::1'] },
  { given: 'IPv4 within IPv6', host: 'hooks.invalid', addresses: ['::ffff:127.0.0.1'] },
])('$given → no connection', async ({ host, addresses }) => {
  await using server = await localServer((_, response) => response.end());
  const { resolve } = resolveTo(...addresses);
  const url = new URL(`http://${host}:${server.port}/`);
  await expect(safePost(url, {}, BODY, loopbackPolicy, { resolve })).rejects.toThrow(
    AddressRefused,
  );
  expect(server.received).toEqual([]);
});

test.each([
  '0.0.0.0',
  '127.0.0.2',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '2130706434',
  '0177.0.0.2',
  '0x7f.2',
])('http://%s, without a name → no connection', async (host) => {
  await using server = await localServer((_, response) => response.end());
  const url = new URL(`http://${host}:${server.port}/`);
  await expect(safePost(url, {}, BODY, loopbackPolicy)).rejects.toThrow(AddressRefused);
  expect(server.received).toEqual([]);
});

test('a name without an address → an error', async () => {
  const { resolve } = resolveTo();
  const sent = safePost(new URL('http://hooks.invalid/'), {}, BODY, loopbackPolicy, { resolve });
  await expect(sent).rejects.toThrow('no address');
});

test('a body without end is not read', async () => {
  const { promise: cutOff, resolve } = Promise.withResolvers<void>();
  await using server = await localServer((_, response) => {
    response.on('close', resolve).writeHead(200);
    const more = () => response.writable && response.write(Buffer.alloc(65_536), more);
    more();
  });
  const url = new URL(`http://127.0.0.1:${server.port}/`);
  const answer = await safePost(url, {}, BODY, loopbackPolicy, { timeoutMs: 600_000 });
  expect(answer).toMatchObject({ status: 200 });
  await cutOff;
});

test.each([
  {
    given: 'a server that says nothing',
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  },
  { given: 'a name server that says nothing', resolve: () => new Promise<never>(() => {}) },
])('$given → an end', async ({ resolve }) => {
  await using server = await localServer(() => {});
  const url = new URL(`http://127.0.0.1:${server.port}/`);
  const sent = safePost(url, {}, BODY, loopbackPolicy, { resolve, timeoutMs: 50 });
  await expect(sent).rejects.toThrow(/timeout|aborted/);
});
