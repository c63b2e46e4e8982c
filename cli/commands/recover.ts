import type { Command } from '../command.ts';
import { flag } from '../option.ts';
import { recoveryView } from '../views/recovery-view.ts';

const dryRun = flag('dry-run', 'only show what never came, and what would be asked for');

export const recover: Command = {
  name: 'recover',
  summary: 'Has the tracker send again what never reached Sluice.',
  about: [
    'Sweep does this by itself, later and later; now it does it at once, also for what was given up.',
    'What Sluice refused for what is in it is not asked for: it would be refused again.',
  ],
  words: [{ name: 'connection', optional: true }],
  options: [dryRun],
  examples: [
    { line: 'sluice recover --dry-run', means: 'what never came, and what to mend' },
    { line: 'sluice recover github', means: 'after an outage, without waiting' },
  ],
  async run(args, { operator, io }) {
    const [connection] = args.words;
    const response = await operator.ask({
      do: 'recover',
      connection,
      dryRun: args.get(dryRun) ?? false,
    });
    return { exit: 'ok', json: response, text: (paint) => recoveryView(response, io.now(), paint) };
  },
};
