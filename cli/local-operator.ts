import { call } from './call.ts';
import { notRunning, readDoor } from './door.ts';
import { Failure } from './failure.ts';
import { url as urlOption } from './global-options.ts';
import { granted } from './granted.ts';
import type { Operator } from './operator.ts';

/** What is not an answer of operate, by status. */
const NO_ANSWER: Readonly<Record<number, { message: string; hint: string }>> = {
  401: {
    message: 'does not know this token',
    hint: 'Another Sluice listens there than the one that runs with this folder. Name its folder with --directory.',
  },
  404: {
    message: 'has no operator’s door',
    hint: 'Something else listens there. Start Sluice with `npm start`, or on another port.',
  },
};

export interface LocalOperatorOptions {
  /** The folder of the running Sluice. */
  readonly directory: string;
  /** Where to ask instead of the address in the folder; on this machine. */
  readonly url?: URL | undefined;
  readonly fetch: typeof fetch;
}

/** Asks the Sluice that runs on this machine through its loopback door, with the token it left in its folder. */
export function localOperator({ directory, url, fetch: fetched }: LocalOperatorOptions): Operator {
  return {
    async ask(request) {
      if (url && !isLoopback(url)) throw elsewhere(url);
      const door = await readDoor(directory);
      if (!door) throw notRunning(directory);
      const base = (url?.href ?? door.url).replace(/\/+$/, '');
      const headers = {
        authorization: `Bearer ${door.token}`,
        'content-type': 'application/json',
      };
      const sent = { url: `${base}/operate`, headers, body: JSON.stringify(request) };
      const { status, json } = await call(sent, fetched, () => notRunning(directory, base));
      return granted(json, () => noAnswer(status, base));
    },
  };
}

function noAnswer(status: number, base: string): Failure {
  const { message, hint } = NO_ANSWER[status] ?? {
    message: `answered ${status} and nothing that is understood`,
    hint: 'See what it says in its own terminal, then try again.',
  };
  return new Failure(status >= 500 ? 'failed' : 'unreachable', `${base} ${message}.`, { hint });
}

function elsewhere(url: URL): Failure {
  return new Failure(
    'usage',
    `\`--${urlOption.name}\` is ${url.origin}, and the operator’s door is on this machine only.`,
    { hint: 'The token of this machine is not sent elsewhere. Leave --url out.' },
  );
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
