import { closest } from '../../shared/runtime/config/closest.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { oneOf } from '../../shared/runtime/config/wording.ts';
import { Failure } from '../failure.ts';

/** The connection of that name, else the only one of the tracker of that name. @throws Failure */
export function namedConnection(
  word: string,
  { connections }: ConfigDocument,
  where: string,
): string {
  if (Object.hasOwn(connections, word)) return word;
  const names = Object.keys(connections);
  const ofTracker = names.filter((name) => connections[name]?.tracker === word);
  const [only, another] = ofTracker;
  if (only !== undefined && another === undefined) return only;
  if (another !== undefined)
    throw new Failure('usage', `Several connections are of ${word}.`, {
      hint: `Name one: ${oneOf(ofTracker)}.`,
    });
  const near = closest(word, names);
  throw new Failure(
    'not_found',
    `No connection of ${where} is called \`${word}\`, or of such a tracker.`,
    {
      hint: near
        ? `Did you mean \`${near}\`?`
        : `There are ${oneOf(names) || 'none'}. Write it into sluice.yaml first: docs/configuration.md has one for each tracker.`,
    },
  );
}
