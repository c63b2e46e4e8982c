import type { ScanSettings } from '../../shared/core/verdict.ts';

/** What a project has that says nothing about scanning. */
export const settings: ScanSettings = {
  mode: 'block',
  threshold: 0.6,
  allow: { authors: [], labels: [], rules: [] },
};
