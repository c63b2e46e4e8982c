import type { TimeField } from '../../core/tracker.ts';
import { PRECISION_MS } from './moment.ts';

/** GitLab's own clock: the for what happens to the issue, the comment's for comments. */
export const times = {
  'note.create': { field: 'object_attributes.created_at', precisionMs: PRECISION_MS },
  'note.update': { field: 'object_attributes.updated_at', precisionMs: PRECISION_MS },
  '*': { field: 'object_attributes.updated_at', precisionMs: PRECISION_MS },
} as const satisfies Record<string, TimeField>;
