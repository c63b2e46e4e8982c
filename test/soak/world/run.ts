import type { Behaviour } from '../plan/behaviours.ts';

/** One attempt as the agent's books have it. */
export interface Run {
  readonly task: string;
  readonly attempt: number;
  readonly behaviour: Behaviour;
  /** How often we were asked to start it; the agent has one run for all of them. */
  starts: number;
  readonly startedAt: number;
  stopped: boolean;
  readonly messages: string[];
  readonly reports: Report[];
}

/** One call of an agent that was answered. */
export interface Report {
  readonly route: 'heartbeat' | 'progress' | 'question' | 'result';
  readonly sentAt: number;
  readonly status: number;
  /** The task's state, as the answer told. */
  readonly state: string | null;
  readonly stop: boolean;
  /** Of a result: what the ticket is to show. */
  readonly summary?: string;
  readonly success?: boolean;
}
