import type { Scanner, Verdict } from '../../../shared/core/verdict.ts';
import { TEXTS } from './ticket.ts';

/** Remembers what it said of every text: an agent may only get what was scanned. */
export interface Recorded {
  readonly scan: Scanner;
  readonly said: ReadonlyMap<string, Verdict['decision']>;
}

export function recordingScanner(): Recorded {
  const said = new Map<string, Verdict['decision']>();
  return {
    said,
    scan({ text }) {
      const decision = text.includes(TEXTS.bad)
        ? 'block'
        : text.includes(TEXTS.doubtful)
          ? 'hold'
          : 'allow';
      said.set(text, decision);
      const score = { block: 0.9, hold: 0.5, allow: 0 }[decision];
      return { decision, score, findings: [], ruleset: 'test' };
    },
  };
}
