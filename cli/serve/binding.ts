import { isIP } from 'node:net';
import { isLoopback } from '../../shared/core/safe-url.ts';
import { Failure } from '../failure.ts';

const MIN_TOKEN_CHARS = 16;
/** Visible ASCII: what a header can hold. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Where a backend listens, as which host, and to whom. */
export interface Binding {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly token: string | undefined;
}

/** Nobody but this machine gets to a backend without TLS and a token: it changes tickets with the tracker's credentials. */
export function checkBinding({ host, tls, token }: Omit<Binding, 'port'>): void {
  if (token !== undefined && (token.length < MIN_TOKEN_CHARS || !TOKEN.test(token))) {
    throw new Failure(
      'usage',
      `The token must have ${MIN_TOKEN_CHARS} characters or more, none of them white space.`,
      { hint: 'Make one with `openssl rand -hex 32`.' },
    );
  }
  if (isLoopback(isIP(host) === 6 ? `[${host}]` : host)) return;
  const lacks = [...(tls ? [] : ['--tls-cert and --tls-key']), ...(token ? [] : ['--token-env'])];
  if (lacks.length === 0) return;
  throw new Failure(
    'usage',
    `${host} is not this machine alone: that needs ${lacks.join(', and ')}.`,
    {
      hint: 'Without them it listens on 127.0.0.1.',
    },
  );
}
