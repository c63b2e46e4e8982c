import type { Rule } from '../rule.ts';
import { IGNORE, SECRETS, SEND, words } from './words.ts';

export const heuristic: readonly Rule[] = [
  {
    id: 'heuristic.override_intent',
    class: 'heuristic',
    severity: 'medium',
    means: 'Ignoring and instructions, near each other.',
    pattern: {
      steps: [
        IGNORE,
        words(
          'i\\w{0,3}structions?|(?:system )?prompts?|directives?|guidelines|programming|above|resume|told',
        ),
      ],
      within: 40,
      eitherWay: true,
    },
  },
  {
    id: 'heuristic.exfiltration_intent',
    class: 'heuristic',
    severity: 'medium',
    means: 'Sending away and secrets, near each other.',
    pattern: { steps: [SEND, SECRETS], within: 60, eitherWay: true },
  },
  {
    id: 'heuristic.shell_escalation_intent',
    class: 'heuristic',
    severity: 'medium',
    means: 'An order to run, and a dangerous command, near each other.',
    pattern: {
      steps: [
        words('you must run|please run|execute|now run|first run|then run|run this'),
        words('rm -\\w{1,4}|sudo|curl|wget|chmod|powershell|following (?:shell )?commands?'),
      ],
      within: 60,
    },
  },
  {
    id: 'heuristic.policy_bypass_intent',
    class: 'heuristic',
    severity: 'medium',
    means: 'Words of people who talk a model out of its limits.',
    pattern: {
      steps: [
        words(
          'jailbreak|jailbroken|do anything now|without (?:any )?(?:restrictions|filters|limitations)|no (?:ethical|content|moral) (?:guidelines|restrictions|filters|limits)|unfiltered|unrestricted|never refuse|comply with (?:all|any|every)|free of the typical confines',
        ),
      ],
      within: 0,
    },
  },
];
