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

/** What the service that runs it knows of a run. `why` is its own words on the end, in one line. */
export type RunStatus =
  | { readonly is: 'running' }
  | { readonly is: 'ended'; readonly why: string }
  | { readonly is: 'unknown' };

/**
 * Something that can work on a task. `start` is repeated with the same idempotency key after a crash or a lost answer and must
 * then answer the same reference without a second run, as far as the service behind it lets it.
 */
export interface Agent {
  /** False where nothing calls back while it works: its deadline is its lease. */
  readonly heartbeats: boolean;
  start(attempt: Attempt): Promise<Started>;
  /** Asks the run to end. A run that has ended, or is unknown, is a success. @param reference as for `status` */
  stop(reference: string): Promise<void>;
  /** Absent where nobody can be asked. @param reference as `start` answered it, or the idempotency key where that answer was lost */
  status?(reference: string): Promise<RunStatus>;
}
