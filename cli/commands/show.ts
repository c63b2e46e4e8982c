import type { Command } from '../command.ts';
import { taskView } from '../views/task-view.ts';

export const show: Command = {
  name: 'show',
  summary: 'Shows one task with its scan, history and result, and the ticket’s earlier ones.',
  words: [{ name: 'task|ticket' }],
  options: [],
  examples: [
    { line: 'sluice show github:acme/shop#7', means: 'the present task of a ticket' },
    { line: 'sluice show github:github.com:1234:2', means: 'one task, by its id' },
    { line: 'sluice show linear:ENG-123 --json', means: 'everything, for a program' },
  ],
  async run({ words: [id = ''] }, { operator, io }) {
    const response = await operator.ask({ do: 'show', id });
    return { exit: 'ok', json: response, text: (paint) => taskView(response, io.now(), paint) };
  },
};
