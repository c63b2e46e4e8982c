import type { Command } from '../command.ts';
import { whyView } from '../views/why-view.ts';

export const why: Command = {
  name: 'why',
  summary: 'Says what became of a delivery, ticket or task, and why.',
  about: [
    'A delivery is named as Sluice answered its sender, with or without its connection:',
    '`github/9f86d0…`.',
  ],
  words: [{ name: 'delivery|ticket|task' }],
  options: [],
  examples: [
    { line: 'sluice why github:acme/shop#7', means: 'all that was heard of a ticket' },
    { line: 'sluice why builds/id:msg_2Lh9', means: 'one delivery' },
  ],
  async run({ words: [id = ''] }, { operator, io }) {
    const response = await operator.ask({ do: 'why', id });
    return { exit: 'ok', json: response, text: (paint) => whyView(response, io.now(), paint) };
  },
};
