import { constants } from 'node:fs';
import { errorCode } from '../../../core/error-code.ts';
import { TicketsError } from '../tickets-error.ts';
import { openInside } from './open-inside.ts';

/** Bytes. A file that is larger is no ticket that a person wrote. */
const MAX_BYTES = 8 * 1_048_576;

/** A file as it was when it was read. */
export interface Kept {
  readonly text: string;
  /** Changes with every change of the file. */
  readonly stamp: string;
  /** When it was written last, epoch milliseconds. */
  readonly changedAt: number;
  /** The rights on it. */
  readonly mode: number;
}

/** Reads a file of the folder; `undefined` where there is none. @throws TicketsError */
export async function readInside(
  root: string,
  ...names: readonly string[]
): Promise<Kept | undefined> {
  const handle = await openInside(root, names, constants.O_RDONLY).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!handle) return undefined;
  const name = names.join('/');
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) throw new TicketsError('unreadable', `${name} is no file`);
    if (stat.size > MAX_BYTES) {
      throw new TicketsError('unreadable', `${name} is larger than ${MAX_BYTES} bytes`);
    }
    return {
      text: decoded(await handle.readFile(), name),
      stamp: `${stat.ino}:${stat.size}:${stat.mtimeNs}:${stat.ctimeNs}`,
      changedAt: Number(stat.mtimeMs),
      mode: Number(stat.mode) & 0o777,
    };
  } finally {
    await handle.close();
  }
}

/** Another encoding would come back as another text. */
function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const hint = 'Convert it, as with `iconv -t utf-8`; a ticket that is no UTF-8 is left alone.';
    throw new TicketsError('unreadable', `${name}: not UTF-8`, { hint, cause });
  }
}
