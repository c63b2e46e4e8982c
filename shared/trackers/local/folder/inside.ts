import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../../core/error-code.ts';
import { TicketsError } from '../tickets-error.ts';

/**
 * The path of something in the folder. Each name must be one name, and nothing on the way may be a link: whoever may add files, such
 * as an agent by a pull request, does not decide what else is read or written.
 *
 * @throws TicketsError `outside`
 */
export async function inside(root: string, ...names: readonly string[]): Promise<string> {
  let path = root;
  for (const name of names) {
    if (!isOneName(name))
      throw new TicketsError('outside', `'${name}' cannot be a name in the folder of tickets`);
    path = join(path, name);
    if (await isLink(path)) {
      throw new TicketsError('outside', `${names.join('/')} is a link, or lies behind one`, {
        hint: 'Links are not followed. Put the file itself there.',
      });
    }
  }
  return path;
}

export function isOneName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}
