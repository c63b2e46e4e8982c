import type { Command } from '../command.ts';
import { brakesView } from '../views/brakes-view.ts';

export const brakes: Command = {
  name: 'brakes',
  summary: 'Lists the brakes that are on, how many tasks wait behind each, and who set them.',
  words: [],
  options: [],
  examples: [
    { line: 'sluice brakes', means: 'is anything paused, and by whom' },
    { line: 'sluice brakes --json', means: 'the same, for a program' },
  ],
  async run(_, { operator, io }) {
    const response = await operator.ask({ do: 'brakes' });
    return { exit: 'ok', json: response, text: (paint) => brakesView(response, io.now(), paint) };
  },
};
