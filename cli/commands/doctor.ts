import type { Command } from '../command.ts';
import { text } from '../option.ts';

const config = text('config', 'file', 'what the deployment is compared with; ./sluice.yaml');

export const doctor: Command = {
  name: 'doctor',
  summary: 'Checks a Sluice end to end, and says what is missing and how to mend it.',
  about: [
    'Endpoint and clock, configuration, secrets; for each connection a signed delivery and a forged one, the',
    'webhooks, rights, labels and last deliveries of its tracker; dead letters, tasks that wait, sweep. It',
    'changes nothing. 1 where there is a problem.',
  ],
  words: [{ name: 'connection', optional: true }],
  options: [config],
  examples: [
    { line: 'sluice doctor --stack Sluice', means: 'a deployment' },
    { line: 'sluice doctor github', means: 'only what has to do with one connection' },
    { line: 'sluice doctor --json', means: 'for a monitor' },
  ],
  async run(args, context) {
    const [word] = args.words;
    const { doctor: look } = await import('../doctor/doctor.ts');
    return look({ word, file: args.get(config) }, context);
  },
};
