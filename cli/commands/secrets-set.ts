import type { Command } from '../command.ts';
import { form } from '../option.ts';
import { configOption } from './config-option.ts';

const name = form('name', 'name', 'which of its secrets: secret, secret-2, token, privateKey, …', {
  pattern: /^[\w-]{1,64}$/,
  expected: 'a name that `sluice secrets list` shows',
});

export const secretsSet: Command = {
  name: 'secrets set',
  summary: 'Fills a secret of a connection or agent with what comes on standard input.',
  about: [
    'It goes into Secrets Manager or the parameter store with your own AWS rights, and is never shown.',
    'A value on the command line would stay in its history, so there is no option for it.',
  ],
  words: [{ name: 'connection|agent' }],
  options: [name, configOption],
  examples: [
    { line: 'sluice secrets set github --name token < token.txt', means: 'from a file' },
    { line: 'sluice secrets set github --name privateKey < app.pem', means: 'the key of an App' },
  ],
  async run(args, context) {
    const [of = ''] = args.words;
    const { setSecret } = await import('../secrets/set-secret.ts');
    return setSecret({ of, name: args.get(name), file: args.get(configOption) }, context);
  },
};
