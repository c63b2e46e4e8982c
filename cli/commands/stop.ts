import type { Command } from '../command.ts';
import { act } from './act.ts';

export const stop: Command = {
  name: 'stop',
  summary: 'Stops a task that has not ended; a running agent is told.',
  words: [{ name: 'task|ticket' }],
  options: [],
  examples: [{ line: 'sluice stop linear:ENG-123', means: 'whatever runs for the ticket' }],
  run: ({ words: [id = ''] }, context) => act({ do: 'stop', id }, context),
};
