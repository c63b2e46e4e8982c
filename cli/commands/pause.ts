import type { Command } from '../command.ts';
import { text } from '../option.ts';
import { pauseView } from '../views/brake-view.ts';
import { scopeOf, scopeOptions } from './scope.ts';

const reason = text('reason', 'text', 'why, in up to 200 characters; the tickets show it');

export const pause: Command = {
  name: 'pause',
  summary: 'Sets a brake: no further task is handed to an agent until `sluice resume`.',
  about: [
    'It counts at once. Deliveries are still taken in; their tasks wait in line, for fourteen days',
    'at most, and the tickets say so. What runs already goes on: `sluice stop` ends a task.',
  ],
  words: [],
  options: [...scopeOptions, reason],
  examples: [
    { line: 'sluice pause --all --reason freeze', means: 'everything' },
    { line: 'sluice pause --project shop', means: 'one project' },
    { line: 'sluice pause --agent coder', means: 'one agent, in every project' },
    { line: 'sluice pause --connection github', means: 'what comes from one tracker' },
  ],
  async run(args, { operator, io }) {
    const response = await operator.ask({
      do: 'pause',
      scope: scopeOf(args, pause.name),
      reason: args.get(reason),
    });
    return { exit: 'ok', json: response, text: (paint) => pauseView(response, io.now(), paint) };
  },
};
