import type { Command } from '../command.ts';
import { keysView } from '../views/keys-view.ts';

export const keysList: Command = {
  name: 'keys list',
  summary:
    'Lists the keys of programs that may hand in work: how each begins, whose it is, since when.',
  words: [],
  options: [],
  examples: [
    { line: 'sluice keys list', means: 'on this machine' },
    { line: 'sluice keys list --stack Sluice', means: 'on AWS' },
  ],
  async run(_, { operator, io }) {
    const response = await operator.ask({ do: 'keys' });
    return { exit: 'ok', json: response, text: (paint) => keysView(response, io.now(), paint) };
  },
};
