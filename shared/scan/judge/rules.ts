import type { Rule } from './rule.ts';
import { agent } from './rules/agent.ts';
import { exfiltration } from './rules/exfiltration.ts';
import { heuristic } from './rules/heuristic.ts';
import { hidden } from './rules/hidden.ts';
import { language } from './rules/language.ts';
import { override } from './rules/override.ts';
import { policy } from './rules/policy.ts';
import { shell } from './rules/shell.ts';
import { text } from './rules/text.ts';
import { tool } from './rules/tool.ts';
import { weighed } from './rules/weighed.ts';

/** Kept with every verdict; raise it with each change of a rule, a table or a weight. */
export const RULESET = 'rules-2';

export const rules: readonly Rule[] = [
  ...override,
  ...agent,
  ...language,
  ...exfiltration,
  ...shell,
  ...tool,
  ...policy,
  ...hidden,
  ...heuristic,
  ...weighed,
  ...text,
];
