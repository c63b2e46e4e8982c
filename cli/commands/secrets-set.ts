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
    { line: 'openssl rand -hex 32 | sluice secrets set github --name secret', means: 'a new one' },
    { line: 'sluice secrets set github --name privateKey < app.pem', means: 'from a file' },
  ],
  async run(args, context) {
    const [of = ''] = args.words;
    const { setSecret } = await import('../secrets/set-secret.ts');
    return setSecret({ of, name: args.get(name), file: args.get(configOption) }, context);
  },
};
