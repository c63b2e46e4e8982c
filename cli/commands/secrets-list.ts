import type { Command } from '../command.ts';
import { configOption } from './config-option.ts';

export const secretsList: Command = {
  name: 'secrets list',
  summary: 'Lists the secrets that the configuration names, and which are filled; never a value.',
  about: ['1 where one of them is not filled.'],
  words: [],
  options: [configOption],
  examples: [
    { line: 'sluice secrets list --stack Sluice', means: 'of a deployment' },
    { line: 'sluice secrets list --config sluice.yaml', means: 'before it is applied' },
  ],
  async run(args, context) {
    const { listSecrets } = await import('../secrets/list-secrets.ts');
    return listSecrets(args.get(configOption), context);
  },
};
