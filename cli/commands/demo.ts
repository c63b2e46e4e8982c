import type { Command } from '../command.ts';
import { json } from '../global-options.ts';
import { flag } from '../option.ts';

const keep = flag('keep', 'leave the folder with the agents’ logs, and say where it is');

export const demo: Command = {
  name: 'demo',
  summary: 'Plays the whole line once, from emulated trackers to an agent and back.',
  about: ['Ends with 0 only if every scene came out as it should.'],
  words: [],
  options: [keep],
  examples: [
    { line: 'sluice demo', means: 'one table: delivery, task, what the tracker shows' },
    { line: 'sluice demo --keep', means: 'and look at the runs afterwards' },
  ],
  async run(args) {
    const { runDemo } = await import('../../infra/local/demo.ts');
    const code = await runDemo({ json: args.get(json) ?? false, keep: args.get(keep) ?? false });
    return { code };
  },
};
