import type { Command } from '../command.ts';
import { resumeView } from '../views/brake-view.ts';
import { scopeOf, scopeOptions } from './scope.ts';

export const resume: Command = {
  name: 'resume',
  summary: 'Takes a brake off; the tasks that waited go on at once, the oldest first.',
  about: ['As many run at once as the limits of their projects allow; the rest keep their places.'],
  words: [],
  options: scopeOptions,
  examples: [
    { line: 'sluice resume --all', means: 'the brake on everything; others stay on' },
    { line: 'sluice resume --project shop', means: 'the brake on one project' },
  ],
  async run(args, { operator, io }) {
    const response = await operator.ask({ do: 'resume', scope: scopeOf(args, resume.name) });
    return { exit: 'ok', json: response, text: (paint) => resumeView(response, io.now(), paint) };
  },
};
