import type { PoisonCode } from './poison.ts';
import type { QueueName } from './queue-name.ts';

/** Why a function put a message aside. */
export interface PutAsideNote {
  readonly reason: PoisonCode;
  /** The function that had it. */
  readonly step: string;
  /** The message's id where it was first. */
  readonly messageId: string;
  /** Absent where the message does not name one. */
  readonly ticket?: string;
  /** When it was put aside, epoch milliseconds. */
  readonly at: number;
  /** How often it had been taken. */
  readonly attempts: number;
  /** How often a person has sent it again since it was first put aside. */
  readonly replays: number;
}

/** A function's way to put a message aside. Resolves once it is durable there: only then may it leave its own queue. */
export type PutAside = (body: string, note: PutAsideNote) => Promise<void>;

/** A message that was put aside, by its function or, after too many failed attempts, by the queue itself, which says nothing. */
export interface DeadLetter {
  readonly queue: QueueName;
  /** Names it for as long as it is here. */
  readonly id: string;
  readonly body: string;
  /** The ticket in the body, where one is. */
  readonly ticket?: string;
  readonly note?: PutAsideNote;
  /** When it was first sent; put aside by its function: when that was. */
  readonly sentAt: number;
  /** How often it was taken, looks at it included. */
  readonly receives: number;
  readonly replays: number;
  /** The right to change it, until its time out of sight is over. Never shown. */
  readonly receipt: string;
}
