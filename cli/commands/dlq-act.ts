import type { Args } from '../args.ts';
import type { Answer, Context } from '../command.ts';
import { Failure } from '../failure.ts';
import { flag } from '../option.ts';
import { deadLetterActView, hasFailed } from '../views/dead-letter-act-view.ts';
import { dlqOptions, selectionIn } from './dlq-options.ts';

const all = flag('all', 'every message that was put aside');
const dryRun = flag(
  'dry-run',
  'show what would be done, and do nothing; so it is without --yes, too',
);
const yes = flag('yes', 'do it');

export const dlqActOptions = [...dlqOptions, all, dryRun, yes];

/** Replays or discards what is meant, once `--yes` says so. 1 when something of it failed. */
export async function dlqAct(
  what: 'dlqReplay' | 'dlqDiscard',
  args: Args,
  { operator, io }: Context,
): Promise<Answer> {
  const [message] = args.words;
  const selection = selectionIn(args);
  if (message !== undefined && args.get(all))
    throw new Failure('usage', 'A message is named, and `--all` as well.', {
      hint: 'Give one of the two.',
    });
  if (args.get(yes) && args.get(dryRun))
    throw new Failure('usage', '`--yes` and `--dry-run` exclude each other.', {
      hint: 'Give one of the two.',
    });
  const response = await operator.ask({
    do: what,
    ...selection,
    message,
    all: args.get(all) ?? false,
    dryRun: !args.get(yes),
  });
  return {
    exit: hasFailed(response) ? 'failed' : 'ok',
    json: response,
    text: (paint) => deadLetterActView(what, response, io.now(), paint),
  };
}
