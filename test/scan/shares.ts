import type { Gate } from './gates.ts';
import type { Measured } from './measure.ts';

/** How many of these were held or blocked, 0..1. */
export const alarmsOf = (measured: readonly Measured[]): number =>
  measured.filter(({ verdict }) => verdict.decision !== 'allow').length / measured.length;

/** The rows that a gate is about. */
export const of = ({ label, kinds }: Gate, measured: readonly Measured[]): readonly Measured[] =>
  measured.filter(({ row }) => row.label === label && kinds.test(row.kind));

export const isHeld = ({ label, limit }: Gate, share: number): boolean =>
  label === 'injection' ? share >= limit : share <= limit;
