import type { Task } from './task.ts';

/** One attempt, as an agent gets it. */
export interface Attempt {
  readonly task: Task;
  /** The same for every repetition of this attempt; an agent that sees it twice has one run. */
  readonly idempotencyKey: string;
  /** The attempt's capability: it can report on this attempt and nothing else. Never logged. */
  readonly token: string;
  /** `GET` it for the task; `POST` to `/heartbeat`, `/progress`, `/question`, `/result` below it. */
  readonly url: string;
  /** Seconds until the attempt is given up. */
  readonly deadlineSeconds: number;
}

/** `refused` ends the task as failed; a throw is passing and is tried again. */
export type Started = { readonly reference: string } | { readonly refused: string };

/**
 * Something that can work on a task. `start` is repeated with the same idempotency key after a crash or a lost answer and must
 * then answer the same reference without a second run, as far as the service behind it lets it.
 */
export interface Agent {
  /** False where nothing calls back while it works: its deadline is its lease. */
  readonly heartbeats: boolean;
  start(attempt: Attempt): Promise<Started>;
  /** Asks the run to end. A run that has ended, or is unknown, is a success. */
  stop(reference: string): Promise<void>;
}
