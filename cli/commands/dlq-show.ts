import type { Command } from '../command.ts';
import { deadLetterView } from '../views/dead-letter-view.ts';

export const dlqShow: Command = {
  name: 'dlq show',
  summary: 'Shows one message that was put aside, and its ticket’s task as it is now.',
  words: [{ name: 'message' }],
  options: [],
  examples: [
    { line: 'sluice dlq show 5f0c6d3e-…', means: 'why it is dead, its body, and what to do' },
  ],
  async run({ words: [message = ''] }, { operator, io }) {
    const response = await operator.ask({ do: 'dlqShow', message });
    return {
      exit: 'ok',
      json: response,
      text: (paint) => deadLetterView(response, io.now(), paint),
    };
  },
};
