import type { Labels } from '../../../shared/core/connection.ts';

/** The labels of every backend under test. */
export const LABELS: Labels = {
  trigger: 'sluice',
  inProgress: 'sluice-in-progress',
  failed: 'sluice-failed',
};
