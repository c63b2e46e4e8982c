import type { Command } from '../command.ts';
import { act } from './act.ts';

export const writeback: Command = {
  name: 'writeback',
  summary: 'Writes the comment, labels and state of a ticket’s task again.',
  about: [
    'For when writing was given up and what refused it is mended: a revoked token, a locked',
    'conversation. `sluice show` says why it was given up. It starts no new task.',
  ],
  words: [{ name: 'task|ticket' }],
  options: [],
  examples: [{ line: 'sluice writeback github:acme/shop#7', means: 'once more' }],
  run: ({ words: [id = ''] }, context) => act({ do: 'writeback', id }, context),
};
