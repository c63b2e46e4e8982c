import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { flag, text } from '../option.ts';
import { pollsView } from '../views/polls-view.ts';

const once = flag('once', 'poll with the next sweep, whatever the interval');
const dryRun = flag('dry-run', 'with --once: ask the trackers from here, and start nothing');
const project = text('project', 'name', 'only this one');
const config = text('config', 'file', 'with --dry-run: its configuration; ./sluice.yaml');

export const poll: Command = {
  name: 'poll',
  summary: 'Shows the projects that poll; with --once polls them now, or shows what would start.',
  about: [
    'Sweep polls by itself, each project in its own interval (`intake.poll`, docs/polling.md).',
    '--once --dry-run needs no Sluice that runs: it reads sluice.yaml, asks the trackers with its',
    'credentials, and says of each ticket whether it would start, and if not, why. It does not know',
    'which tickets had their task already; those are not started again.',
  ],
  words: [],
  options: [once, dryRun, project, config],
  examples: [
    { line: 'sluice poll', means: 'who polls, when next, and what is wrong' },
    { line: 'sluice poll --once', means: 'without waiting' },
    { line: 'sluice poll --once --dry-run', means: 'what would start' },
  ],
  async run(args, { operator, io }) {
    const named = args.get(project);
    if (args.get(dryRun)) {
      if (!args.get(once))
        throw new Failure('usage', '`--dry-run` goes with `--once`.', {
          hint: 'sluice poll --once --dry-run',
        });
      const { tryPolls } = await import('../poll/try-polls.ts');
      return tryPolls({ file: args.get(config) ?? 'sluice.yaml', project: named }, io);
    }
    const response = await operator.ask({
      do: 'polls',
      now: args.get(once) ?? false,
      ...(named === undefined ? {} : { project: named }),
    });
    return { exit: 'ok', json: response, text: (paint) => pollsView(response, io.now(), paint) };
  },
};
