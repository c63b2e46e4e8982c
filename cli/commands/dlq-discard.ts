import type { Command } from '../command.ts';
import { dlqAct, dlqActOptions } from './dlq-act.ts';

export const dlqDiscard: Command = {
  name: 'dlq discard',
  summary: 'Removes messages that were put aside, for good.',
  about: [
    'Without --yes it only shows what it would remove. Who removed what is recorded with the ticket: `sluice why`.',
    'What a task still owes is not lost with a message: sweep sends it anew.',
  ],
  words: [{ name: 'message', optional: true }],
  options: dlqActOptions,
  examples: [
    { line: 'sluice dlq discard --reason not_json', means: 'what would be removed' },
    { line: 'sluice dlq discard --reason not_json --yes', means: 'what no function can read' },
    { line: 'sluice dlq discard 5f0c6d3e-… --yes', means: 'this one' },
  ],
  run: (args, context) => dlqAct('dlqDiscard', args, context),
};
