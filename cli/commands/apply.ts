import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { json } from '../global-options.ts';
import { flag } from '../option.ts';

const dryRun = flag('dry-run', 'only show the difference: 5 where there is one');
const yes = flag('yes', 'do not ask');

export const apply: Command = {
  name: 'apply',
  summary: 'Gives a deployment its configuration, after showing what that changes.',
  about: [
    'It is checked first; secrets in it are references, so none is shown or sent. Whoever is faster wins:',
    'where somebody applied another version meanwhile, nothing is changed. A Sluice on this machine reads',
    'its file itself, and needs no `apply`.',
  ],
  words: [{ name: 'file', optional: true }],
  options: [dryRun, yes],
  examples: [
    { line: 'sluice apply', means: './sluice.yaml to the stack Sluice, after a question' },
    { line: 'sluice apply --dry-run --stack Sluice', means: 'the difference; 5 if there is one' },
    { line: 'sluice apply acme.yaml --yes', means: 'from a pipeline' },
  ],
  async run(args, context) {
    const [file = 'sluice.yaml'] = args.words;
    const options = {
      file,
      dryRun: args.get(dryRun) ?? false,
      yes: args.get(yes) ?? false,
      asJson: args.get(json) ?? false,
    };
    if (options.dryRun && options.yes)
      throw new Failure('usage', '`--yes` and `--dry-run` exclude each other.', {
        hint: 'Give one of the two.',
      });
    const { applyFile } = await import('../config/apply-file.ts');
    return applyFile(options, context);
  },
};
