import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Fault } from '../../core/fault.ts';
import type { CallbackPolicy } from './callback-policy.ts';

/** What the other side answered: its body is of no interest and is not read. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** No connection was made: the host resolves to an address that the policy does not allow. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  constructor() {
    super('The host resolves to an address that is not allowed.');
  }
}

/** What tests stand in for. */
export interface SafePostOptions {
  /** All addresses of a host. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  /** From the first question to the name server until the status line. */
  readonly timeoutMs?: number;
}

/**
 * One POST that follows no redirect. The host is resolved once, every address is checked, and the connection goes to exactly those:
 * a name that resolves differently a moment later (DNS rebinding) changes nothing.
 *
 * @throws AddressRefused, or what the network threw.
 */
export async function safePost(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  policy: CallbackPolicy,
  { resolve = resolveAll, timeoutMs = 15_000 }: SafePostOptions = {},
): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeoutMs);
  // An address is its own resolution, so that a URL with one is checked too; the connection itself would not ask for it.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = await Promise.race([resolve(host), rejectionOf(deadline)]);
  if (!addresses.every(({ address }) => policy.allowsAddress(address))) throw new AddressRefused();
  return post(url, headers, body, addresses, deadline);
}

function resolveAll(host: string): Promise<LookupAddress[]> {
  return lookup(host, { all: true });
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function post(
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((answered, failed) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(body.byteLength) },
        lookup: pinnedTo(addresses),
        // No pooled connection, whose address was checked for another call, and no certificate check that the environment turned off.
        agent: false,
        rejectUnauthorized: true,
        signal,
      },
      (response) => {
        answered({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
        response.destroy();
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
}

function pinnedTo(addresses: readonly LookupAddress[]): LookupFunction {
  return (_, { all }, answer) => {
    const [first] = addresses;
    if (!first) answer(new Fault('The host has no address.'), []);
    else if (all) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };
}
