import type { Command } from '../command.ts';
import { act } from './act.ts';

export const retry: Command = {
  name: 'retry',
  summary: 'Opens the next task of a ticket whose last one has ended, from the same text.',
  words: [{ name: 'task|ticket' }],
  options: [],
  examples: [{ line: 'sluice retry github:acme/shop#7', means: 'once more' }],
  run: ({ words: [id = ''] }, context) => act({ do: 'retry', id }, context),
};
