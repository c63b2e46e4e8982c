import type { Verdict } from './verdict.ts';

const SEVERITY = { allow: 0, hold: 1, block: 2 } as const;

/** One verdict on a text and on what was read beside it: the severer counts, with the findings of both. */
export function severer(verdict: Verdict, beside: Verdict): Verdict {
  if (beside.findings.length === 0) return verdict;
  const isSeverer = SEVERITY[beside.decision] > SEVERITY[verdict.decision];
  return {
    ...(isSeverer ? beside : verdict),
    score: Math.max(verdict.score, beside.score),
    // What was read beside the text stands nowhere in it.
    findings: [...verdict.findings, ...beside.findings.map(({ at: _, ...finding }) => finding)],
  };
}
