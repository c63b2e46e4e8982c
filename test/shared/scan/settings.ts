import type { ScanInput, ScanSettings } from '../../../shared/core/verdict.ts';
import { scan } from '../../../shared/scan/scan.ts';

export const blocking: ScanSettings = {
  mode: 'block',
  threshold: 0.6,
  allow: { authors: [], labels: [], rules: [] },
};

/** What becomes of a text by a stranger. */
export const judge = (text: string, settings: Partial<ScanSettings> = {}) =>
  scan(by('stranger', text), { ...blocking, ...settings });

export const by = (author: string, text: string, labels: readonly string[] = []): ScanInput => ({
  text,
  author,
  labels,
});

export const fired = (text: string): readonly string[] =>
  judge(text).findings.map(({ rule }) => rule);
