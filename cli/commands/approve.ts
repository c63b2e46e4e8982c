import type { Command } from '../command.ts';
import { text } from '../option.ts';
import { act } from './act.ts';

const digest = text('digest', 'digest', 'only if the text is still the one with this digest');

export const approve: Command = {
  name: 'approve',
  summary: 'Releases a held task.',
  about: [
    'Read the text first: `sluice show` gives its digest and what the scanner saw.',
    'At high risk somebody else than the one who started the task has to do it.',
  ],
  words: [{ name: 'task|ticket' }],
  options: [digest],
  examples: [
    { line: 'sluice approve github:acme/shop#7', means: 'its present text' },
    { line: 'sluice approve linear:ENG-123 --digest 3f1c…', means: 'exactly what was read' },
  ],
  run(args, context) {
    const [id = ''] = args.words;
    return act({ do: 'approve', id, digest: args.get(digest) }, context);
  },
};
