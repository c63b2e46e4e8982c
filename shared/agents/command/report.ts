import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Job } from './job.ts';

const TIMEOUT_MS = 20_000;
const MAX_PAUSE_MS = 30_000;
/** 4xx that a later try may get past. */
const PASSING: readonly number[] = [408, 425, 429];

/** What the server says of the task, as far as a supervisor cares. */
export interface Answer {
  /** 0 when there was none. */
  readonly status: number;
  readonly stop: boolean;
  readonly state?: string;
}

const NO_ANSWER: Answer = { status: 0, stop: false };

const AnswerSchema = z.object({
  stop: z.catch(z.boolean(), false),
  state: z.catch(z.optional(z.string()), undefined),
});

/** One call of the agent's side. */
export async function post(
  { url, token }: Job,
  path: string,
  body: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const said = z.safeParse(AnswerSchema, await answer.json().catch(() => undefined));
    const { stop = false, state } = said.data ?? {};
    return { status: answer.status, stop, ...(state === undefined ? {} : { state }) };
  } catch {
    return NO_ANSWER;
  }
}

/**
 * Calls until the server has answered for good, with growing pauses; to a result, 409 says that it knows one already, or that the
 * attempt is no longer the current one.
 */
export async function deliver(job: Job, path: string, body: unknown): Promise<Answer> {
  const until = Date.now() + job.timing.reportForMs;
  let pause = job.timing.reportPauseMs;
  for (;;) {
    const answer = await post(job, path, body);
    if (!isPassing(answer.status) || Date.now() + pause > until) return answer;
    await sleep(pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, MAX_PAUSE_MS);
  }
}

function isPassing(status: number): boolean {
  return status === 0 || status >= 500 || PASSING.includes(status);
}
