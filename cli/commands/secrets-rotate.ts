import type { Command } from '../command.ts';
import { flag } from '../option.ts';

const switched = flag('switched', 'the sender has the new secret now: give the old one an end');
const print = flag('print', 'print the new secret, for a sender that has no API');

export const secretsRotate: Command = {
  name: 'secrets rotate',
  summary: 'Changes the webhook secret of a connection without refusing a delivery.',
  about: [
    'Makes a new random one, takes both, waits until every function knows both, tells the tracker through',
    'its API (or you what to paste), and gives the old one an end. It can be broken off and run again at any',
    'point: the configuration of the deployment says what is next.',
  ],
  words: [{ name: 'connection' }],
  options: [switched, print],
  examples: [
    { line: 'sluice secrets rotate github', means: 'all of it; after three days once more' },
    { line: 'sluice secrets rotate ci --print', means: 'for a sender of your own' },
    { line: 'sluice secrets rotate ci --switched', means: 'when that has the new one' },
  ],
  async run(args, context) {
    const [connection = ''] = args.words;
    const { rotate } = await import('../secrets/rotate.ts');
    const options = {
      connection,
      isSwitched: args.get(switched) ?? false,
      print: args.get(print) ?? false,
    };
    return rotate(options, context);
  },
};
