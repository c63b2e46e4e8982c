import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { json } from '../global-options.ts';
import { address, flag, form } from '../option.ts';
import { configOption } from './config-option.ts';

const at = form('at', 'place', 'only there: owner/repo, an owner, app; a team of Linear', {
  pattern: /^[\w.-]+(\/[\w.-]+)?$/,
  expected: '`owner/repo`, an owner, `app`, or the key of a team',
});
const to = address(
  'to',
  'address',
  'what reaches us from outside, where that is not our own address',
);
const app = flag(
  'app',
  'have GitHub make an App of your own, in your browser, and keep its secrets',
);
const owner = form('owner', 'organisation', 'who is to own the App; you, unless given', {
  pattern: /^[\w-]{1,64}$/,
  expected: 'the login of an organisation',
});
const dryRun = flag('dry-run', 'only show what would be changed: 5 where there is something');
const yes = flag('yes', 'do not ask');

export const connect: Command = {
  name: 'connect',
  summary: 'Sets up the webhooks of a connection through its tracker’s API, or mends them.',
  about: [
    'Events, address, secret: what is there with our address is mended, what is not is made. An empty secret',
    'in Secrets Manager gets a random one. It goes with your own token where there is one (GITHUB_TOKEN,',
    '`gh auth token`, LINEAR_API_KEY), else with the credentials of the connection.',
  ],
  words: [{ name: 'connection|tracker' }],
  options: [at, to, app, owner, configOption, dryRun, yes],
  examples: [
    { line: 'sluice connect github --dry-run', means: 'what is there, and what it lacks' },
    { line: 'sluice connect github --at acme/shop --yes', means: 'the hook of one repository' },
    { line: 'sluice connect github --app --owner acme', means: 'an App instead of a token' },
    { line: 'sluice connect linear', means: 'all public teams, after a question' },
  ],
  async run(args, context) {
    const [word = ''] = args.words;
    const options = {
      word,
      file: args.get(configOption),
      at: args.get(at),
      to: args.get(to),
      dryRun: args.get(dryRun) ?? false,
      yes: args.get(yes) ?? false,
      asJson: args.get(json) ?? false,
    };
    if (options.dryRun && options.yes)
      throw new Failure('usage', '`--yes` and `--dry-run` exclude each other.', {
        hint: 'Give one of the two.',
      });
    if (args.get(app)) {
      const { connectApp } = await import('../setup/connect-app.ts');
      return connectApp(
        { word, file: options.file, to: options.to, owner: args.get(owner) },
        context,
      );
    }
    const { connect: setUp } = await import('../setup/connect.ts');
    return setUp(options, context);
  },
};
