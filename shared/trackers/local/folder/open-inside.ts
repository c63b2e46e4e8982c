import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, readlink } from 'node:fs/promises';
import { sep } from 'node:path';
import { errorCode } from '../../../core/error-code.ts';
import { TicketsError } from '../tickets-error.ts';
import { inside } from './inside.ts';

/**
 * Opens a file in the folder. A link at its end is refused by the system; that no folder on the way became one since it was looked at
 * is asked of the system, where it can tell (Linux). A pipe does not make anybody wait. @param flags Beside `O_NOFOLLOW`.
 */
export async function openInside(
  root: string,
  names: readonly string[],
  flags: number,
): Promise<FileHandle> {
  const path = await inside(root, ...names);
  const handle = await open(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: unknown) => {
      if (errorCode(error) !== 'ELOOP') throw error;
      throw new TicketsError('outside', `${names.join('/')} is a link`, { cause: error });
    },
  );
  const real = await readlink(`/proc/self/fd/${handle.fd}`).catch(() => path);
  if (real.startsWith(root + sep)) return handle;
  await handle.close();
  throw new TicketsError('outside', `${names.join('/')} leads out of the folder of tickets`);
}
