import type { Head } from './head.ts';

/** Attributes that belong to a state, or say why it is so, and go with it. */
export const OF_THE_STATE = [
  'detail',
  'until',
  'notBefore',
  'waitsIn',
  'waitsSince',
  'place',
  'startBy',
  'lease',
  'deadline',
  'enqueueOwed',
  'enqueueLease',
  'enqueueTries',
  'startTries',
  'confirm',
] as const satisfies readonly (keyof Head)[];

/** What is known of a show that failed: it goes when there is something else to show. */
export const SHOW_FAILURE = [
  'showTries',
  'showAfter',
  'showError',
  'showGivenUp',
] as const satisfies readonly (keyof Head)[];
