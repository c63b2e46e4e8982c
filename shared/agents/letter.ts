import type { Attempt } from '../core/agent.ts';
import { digest } from '../core/digest.ts';

/** What a remote agent is sent to begin: the task, where to report, and until when. One line of JSON. */
export function startLetter({
  task,
  url,
  token,
  idempotencyKey,
  deadlineSeconds,
}: Attempt): string {
  const callback = { url, token };
  return JSON.stringify({ type: 'task.start', idempotencyKey, task, callback, deadlineSeconds });
}

/** What it is sent to end. */
export function stopLetter(reference: string): string {
  return JSON.stringify({ type: 'task.stop', reference });
}

/** The same for every repetition of a stop. */
export function stopKey(reference: string): string {
  return `stop-${digest(reference)}`;
}
