import * as z from 'zod/mini';
import type { Called } from './call.ts';
import { call } from './call.ts';
import { notRunning, readDoor } from './door.ts';
import { Failure } from './failure.ts';
import { url as urlOption } from './global-options.ts';
import type { Granted, Operator } from './operator.ts';

const ResponseSchema = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    error: z.enum(['not_found', 'refused', 'invalid']),
    message: z.string(),
    hint: z.optional(z.string()),
  }),
]);

const EXIT_BY_ERROR = { not_found: 'not_found', refused: 'failed', invalid: 'usage' } as const;

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
      return granted(await call(sent, fetched, () => notRunning(directory, base)), base);
    },
  };
}

function granted({ status, json }: Called, base: string): Granted {
  const response = ResponseSchema.safeParse(json);
  if (!response.success) throw noAnswer(status, base);
  if (response.data.ok) return response.data;
  const { error, message, hint } = response.data;
  throw new Failure(EXIT_BY_ERROR[error], message, {
    error,
    ...(hint === undefined ? {} : { hint }),
  });
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
