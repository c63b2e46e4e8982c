import { proseBeside } from './prose-beside.ts';
import { severer } from './severer.ts';
import type { ScanInput, Scanner, ScanSettings, Verdict } from './verdict.ts';

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
  return severer(verdict, second);
}
