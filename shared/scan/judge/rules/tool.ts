import type { Rule } from '../rule.ts';
import { RUN, words } from './words.ts';

export const tool: readonly Rule[] = [
  {
    id: 'tool.escalate_privileged_actions',
    class: 'tool',
    severity: 'high',
    means: 'Asks the agent to use its tools past what it is allowed.',
    pattern: {
      steps: [
        RUN,
        words('shell|terminal|commands?|sudo|as root|root|scripts?|tools?|code'),
        words(
          "ignor(?:e|ing)|bypass(?:ing)?|overrid(?:e|ing)|without (?:asking|confirmation|confirming|approval|permission|review)|do not ask|don't ask|no confirmation|regardless of",
        ),
      ],
      within: 60,
    },
  },
  {
    id: 'tool.agent_configuration',
    class: 'tool',
    severity: 'high',
    means: 'Asks to change what steers agents or the build.',
    pattern: {
      steps: [
        words('add|append|insert|write|create|modify|edit|update|put|change|disable|remove'),
        /(?:CLAUDE|AGENTS|GEMINI)\.md|\.cursorrules|\.github\/workflows\/|copilot-instructions|\.mcp\.json|\.claude\/|\.git\/hooks|authorized_keys|\.bashrc|\.npmrc/gi,
        words(
          'curl|wget|secrets?|tokens?|exfiltrate|always|never|auto-?approve|allow(?: all)?|bypass|skip|base64|https?',
        ),
      ],
      within: 90,
    },
  },
];
