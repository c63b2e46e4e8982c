import type { Head } from './head.ts';

/** What a task may owe the world: its hand-over to the agent, the agent's stop, its ticket's (or its sender's) news, its own record. */
export const EFFECTS = ['enqueue', 'stop', 'show', 'callback', 'archive'] as const;

export type Effect = (typeof EFFECTS)[number];

/** How it went. */
export const EFFECT_RESULTS = ['done', 'retry', 'given_up'] as const;

export type EffectResult = (typeof EFFECT_RESULTS)[number];

/** How a task is shown: senders that named an address are told there. */
export function showEffect({ ticket }: Pick<Head, 'ticket'>): Extract<Effect, 'show' | 'callback'> {
  return ticket?.callbackUrl === undefined ? 'show' : 'callback';
}
