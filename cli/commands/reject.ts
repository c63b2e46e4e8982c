import type { Command } from '../command.ts';
import { act } from './act.ts';

export const reject: Command = {
  name: 'reject',
  summary: 'Ends a held task; nothing of it runs.',
  words: [{ name: 'task|ticket' }],
  options: [],
  examples: [
    { line: 'sluice reject github:acme/shop#7', means: 'what was held there is not wanted' },
  ],
  run: ({ words: [id = ''] }, context) => act({ do: 'reject', id }, context),
};
