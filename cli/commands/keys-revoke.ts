import type { Command } from '../command.ts';
import { keyRevokedView } from '../views/keys-view.ts';

export const keysRevoke: Command = {
  name: 'keys revoke',
  summary: 'Takes a key away for good; ten seconds later nothing is taken in with it.',
  about: ['What was handed in with it before goes on: `sluice stop` ends a task.'],
  words: [{ name: 'name' }],
  options: [],
  examples: [
    { line: 'sluice keys revoke activity-core', means: 'the program has to be given another' },
  ],
  async run(args, { operator, io }) {
    const [name = ''] = args.words;
    const response = await operator.ask({ do: 'keyRevoke', name });
    return {
      exit: 'ok',
      json: response,
      text: (paint) => keyRevokedView(response, io.now(), paint),
    };
  },
};
