import type { Command } from '../command.ts';
import { url } from '../global-options.ts';
import { flag, form, text } from '../option.ts';

const config = text(
  'config',
  'file',
  'where the connection is configured; as the running Sluice, else ./sluice.yaml',
);
const event = form(
  'event',
  'name',
  'the event in the header (GitHub, Linear), where it is not plain',
  { pattern: /^\w{1,64}$/, expected: 'the name of an event, such as issues' },
);
const id = form('id', 'id', 'the sender’s id of the delivery; the same again is a redelivery', {
  pattern: /^[\w:-]{1,128}$/,
  expected: 'letters, digits, `_`, `-` and `:`',
});
const asIs = flag('as-is', 'leave the body as it is; else Linear’s signed time in it is made new');
const dryRun = flag('dry-run', 'print the signed request instead of sending it');

export const send: Command = {
  name: 'send',
  summary: 'Signs a body as the connection’s sender would, and sends it to a Sluice.',
  about: [
    'The file is a path, `-` for standard input, or the name of a sample in events/<tracker>/.',
    'The secret is the newest of the connection’s; it is read here and never sent or printed.',
  ],
  words: [{ name: 'connection' }, { name: 'file|-' }],
  options: [config, event, id, asIs, dryRun],
  examples: [
    { line: 'sluice send github issues.labeled', means: 'a sample event' },
    { line: 'sluice send builds ./build.json --dry-run', means: 'only show the signed request' },
    { line: 'sluice send github - --event issues < issue.json', means: 'from standard input' },
    {
      line: 'sluice send linear Issue.create --url https://sluice.acme.example',
      means: 'to one elsewhere',
    },
  ],
  async run(args, context) {
    const [connection = '', file = ''] = args.words;
    // The trackers and the configuration's schema come along only here: other commands start faster without.
    const { sendLetter } = await import('../send/send-letter.ts');
    const options = {
      connection,
      file,
      config: args.get(config),
      event: args.get(event),
      id: args.get(id),
      url: args.get(url),
      asIs: args.get(asIs) ?? false,
      dryRun: args.get(dryRun) ?? false,
    };
    return sendLetter(options, context);
  },
};
