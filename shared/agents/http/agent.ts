import type { Agent } from '../../core/agent.ts';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { cut } from '../../core/cut.ts';
import { Fault } from '../../core/fault.ts';
import { startLetter, stopKey, stopLetter } from '../letter.ts';
import type { Answer } from './post.ts';
import { post } from './post.ts';
import type { HttpSettings } from './settings.ts';

/** 4xx that a later try may get past. */
const PASSING: readonly number[] = [408, 425, 429];
/** A stop of a run that is not, or no longer, there. */
const GONE: readonly number[] = [404, 410];
const MAX_SAID_CHARS = 200;
const MAX_REFERENCE_CHARS = 512;

/**
 * An agent behind a URL. It is sent `task.start` and `task.stop`, signed per Standard Webhooks; the id is the idempotency key, so that
 * a service that remembers ids starts nothing twice. 2xx: started; other answers that will not change (4xx, a redirect): refused.
 */
export function httpAgent(
  { url, secret }: HttpSettings,
  options: Pick<AgentOptions, 'fetch' | 'secret'>,
): Agent {
  const send = async (id: string, body: string): Promise<Answer> => {
    const key = await options.secret(secret);
    if (key === undefined)
      throw new Fault(`The agent was not called: ${secret} is missing or empty.`);
    return post(url, key, id, body, options.fetch);
  };
  return {
    heartbeats: true,
    async start(attempt) {
      const answer = await send(attempt.idempotencyKey, startLetter(attempt));
      if (answer.status >= 200 && answer.status < 300) {
        return { reference: referenceIn(answer.text) ?? attempt.idempotencyKey };
      }
      if (isFinal(answer.status)) return { refused: refusal(answer, attempt.token) };
      throw new Fault(`The agent answered ${answer.status}.`);
    },
    async stop(reference) {
      const { status } = await send(stopKey(reference), stopLetter(reference));
      if ((status < 200 || status >= 300) && !GONE.includes(status)) {
        throw new Fault(`The agent answered ${status} to a stop.`);
      }
    },
  };
}

function isFinal(status: number): boolean {
  return status >= 300 && status < 500 && !PASSING.includes(status);
}

function refusal({ status, text }: Answer, token: string): string {
  if (status < 400) return `The agent answered ${status}: redirects are not followed.`;
  const line = text.replaceAll(token, '…').replace(/\s+/g, ' ').trim();
  const said = cut(line, MAX_SAID_CHARS);
  return said === '' ? `The agent answered ${status}.` : `The agent answered ${status}: ${said}`;
}

function referenceIn(text: string): string | undefined {
  const value = parsed(text);
  const reference =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'reference') : undefined;
  const usable =
    typeof reference === 'string' && reference !== '' && reference.length <= MAX_REFERENCE_CHARS;
  return usable ? reference : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
