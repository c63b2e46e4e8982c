import { TicketsError } from '../tickets-error.ts';
import type { Kept } from './read-inside.ts';
import { readInside } from './read-inside.ts';
import { replaceInside } from './replace-inside.ts';

const TRIES = 10;

/**
 * Changes a file of the folder. Tools that take no lock may write it meanwhile: then it is read and changed anew. What they write between
 * the last look and the renaming, a few microseconds, cannot be seen.
 *
 * @param edit Answers the new text; `undefined` for no change.
 */
export async function editInside(
  root: string,
  names: readonly string[],
  edit: (kept: Kept | undefined) => string | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const kept = await readInside(root, ...names);
    const text = edit(kept);
    if (text === undefined || text === kept?.text) return;
    const still = async () => (await readInside(root, ...names))?.stamp === kept?.stamp;
    if (await replaceInside(root, names, text, { ...(kept && { mode: kept.mode }), still })) return;
  }
  throw new TicketsError('locked', `Somebody else keeps writing ${names.join('/')}`, {
    hint: 'Try again when they are done.',
  });
}
