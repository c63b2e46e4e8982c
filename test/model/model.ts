import type { Head } from '../../shared/core/head.ts';
import type { About } from './lab/ticket.ts';

/** Who did what: what a process of ours was started for. */
export type Call =
  | {
      readonly by: 'receive';
      readonly about: About;
      readonly at: number;
      readonly text: string;
      /** Whether it was taken in before. */
      readonly again: boolean;
      /** Whether it is later than every trigger and stop before it. */
      readonly latest: boolean;
      /** Whether the ticket was open then. */
      readonly open: boolean;
    }
  | { readonly by: 'dispatch' | 'writeback' | 'sweep' }
  | {
      readonly by: 'report';
      readonly what: 'heartbeat' | 'progress' | 'question' | 'success' | 'failure';
      /** The idempotency key of the attempt that calls. */
      readonly run: string;
    }
  | {
      readonly by: 'operate';
      readonly act: 'approve' | 'reject' | 'stop' | 'retry' | 'pause' | 'resume';
    }
  /** Nobody who could write a head: people on the ticket, the clock, faults. */
  | { readonly by: 'nobody' };

/**
 * What the ticket is held to be, from outside: what people and agents have done, and how its head was seen last. It predicts what each
 * command may make of it, and what it must.
 */
export interface Model {
  head: Head | undefined;
  /** The latest time of any trigger or stop that somebody has sent off or carried out. */
  fence: number;
  /** What each attempt has begun to report as its end, by idempotency key. */
  readonly reported: Map<string, 'success' | 'failure' | 'both'>;
  /** Whether a person has ever released this epoch's task. */
  approved: number;
  /** Attempts that have been claimed, by epoch and number. */
  readonly claimed: Set<string>;
  /** When tasks were opened, the newest last, since a person last did so by the command line. */
  openings: readonly number[];
}

export function modelOf(): Model {
  return {
    head: undefined,
    fence: Number.NEGATIVE_INFINITY,
    reported: new Map(),
    approved: 0,
    claimed: new Set(),
    openings: [],
  };
}
