import { mkdir, realpath } from 'node:fs/promises';
import { errorCode } from '../../../core/error-code.ts';
import { TicketsError } from '../tickets-error.ts';

/** A folder of tickets: `{open,pending,closed}/<id>/`. */
export interface Folder {
  /** Absolute, without links. */
  readonly root: string;
  readonly now: () => number;
  /** How long a change waits for somebody else's, in milliseconds. */
  readonly waitMs: number;
}

/** Opens a folder; the path to it may lead over links, nothing inside may. @throws TicketsError `no_folder` */
export async function openFolder(
  path: string,
  {
    now = Date.now,
    waitMs = 5_000,
    make = false,
  }: { readonly now?: () => number; readonly waitMs?: number; readonly make?: boolean } = {},
): Promise<Folder> {
  try {
    if (make) await mkdir(path, { recursive: true });
    return { root: await realpath(path), now, waitMs };
  } catch (cause) {
    throw new TicketsError('no_folder', `There is no folder of tickets at ${path}`, {
      hint:
        errorCode(cause) === 'ENOENT'
          ? 'Make it with `sluice ticket create`, or name another with `--root` or WORK_ITEMS_DIR.'
          : 'Look who may read it.',
      cause,
    });
  }
}
