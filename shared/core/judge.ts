import { proseBeside } from './prose-beside.ts';
import type { ScanInput, Scanner, ScanSettings, Verdict } from './verdict.ts';

const SEVERITY = { allow: 0, hold: 1, block: 2 } as const;

/**
 * The scanner's word on everything that an agent will be handed: the text, the prose in the raw body that is not in the text (a
 * repository's description, a label's, a session's context), and `beside`: the short strings that reach the agent on their own
 * and may stand behind what it sees of the raw body. The severer verdict counts, with the findings of both.
 */
export function judge(
  scan: Scanner,
  input: ScanInput,
  raw: string,
  settings: ScanSettings,
  beside: readonly string[] = input.labels,
): Verdict {
  const verdict = scan(input, settings);
  const prose = proseBeside(input.text, raw, beside);
  if (prose.length === 0) return verdict;
  const second = scan({ ...input, text: prose.join('\n\n') }, settings);
  if (second.findings.length === 0) return verdict;
  const severer = SEVERITY[second.decision] > SEVERITY[verdict.decision];
  return {
    ...(severer ? second : verdict),
    score: Math.max(verdict.score, second.score),
    // What was read beside the text stands nowhere in it.
    findings: [...verdict.findings, ...second.findings.map(({ at: _, ...finding }) => finding)],
  };
}
