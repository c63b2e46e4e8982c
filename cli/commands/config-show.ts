import type { Command } from '../command.ts';

export const configShow: Command = {
  name: 'config show',
  summary: 'Prints the configuration that a deployment has, with its version and who applied it.',
  about: [
    'It is what was applied, with every default written out and durations in seconds; it can be applied',
    'again. Of a Sluice on this machine it is the file as it is read.',
  ],
  words: [],
  options: [],
  examples: [
    { line: 'sluice config show --stack Sluice', means: 'what is deployed now' },
    { line: 'sluice config show --json', means: 'for a program: the document and its version' },
  ],
  async run(_, context) {
    const { showConfig } = await import('../config/show-config.ts');
    return showConfig(context);
  },
};
