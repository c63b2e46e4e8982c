import type { TriggerKind } from './intent.ts';

/** Triggers that a look at the ticket shows; a comment or a submission leaves nothing to look at. */
export const VISIBLE_TRIGGERS: readonly (TriggerKind | undefined)[] = [
  'label',
  'assignee',
  'status',
];
