import type { Command } from '../command.ts';
import { dlqAct, dlqActOptions } from './dlq-act.ts';

export const dlqReplay: Command = {
  name: 'dlq replay',
  summary: 'Sends messages that were put aside to their function once more.',
  about: [
    'Without --yes it only shows what it would send. A message points to a ticket, so that one too many does nothing;',
    'what is dead for good comes back, and is then counted as replayed.',
  ],
  words: [{ name: 'message', optional: true }],
  options: dlqActOptions,
  examples: [
    { line: 'sluice dlq replay --all', means: 'what would be sent' },
    {
      line: 'sluice dlq replay --reason failed_repeatedly --yes',
      means: 'once the cause is mended',
    },
    { line: 'sluice dlq replay 5f0c6d3e-… --yes', means: 'this one' },
  ],
  run: (args, context) => dlqAct('dlqReplay', args, context),
};
