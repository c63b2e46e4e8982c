import { join, resolve } from 'node:path';
import { errorCode } from '../../shared/core/error-code.ts';
import type { Folder } from '../../shared/trackers/local/folder/folder.ts';
import { openFolder } from '../../shared/trackers/local/folder/folder.ts';
import { USUAL_ROOT } from '../../shared/trackers/local/folder/usual-root.ts';
import type { Place } from '../../shared/trackers/local/read/place.ts';
import type { TicketsErrorKind } from '../../shared/trackers/local/tickets-error.ts';
import { TicketsError } from '../../shared/trackers/local/tickets-error.ts';
import type { Args } from '../args.ts';
import type { Answer } from '../command.ts';
import { rootOption } from '../commands/ticket-options.ts';
import type { Exit } from '../exit.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

const EXIT_OF: Readonly<Record<TicketsErrorKind, Exit>> = {
  not_found: 'not_found',
  no_folder: 'not_found',
  ambiguous: 'usage',
  invalid: 'usage',
  outside: 'failed',
  locked: 'failed',
  conflict: 'failed',
  unreadable: 'failed',
};

/** The folder that a command is about. */
export interface Tickets {
  readonly folder: Folder;
  /** A ticket's path as its folder was named. */
  path(place: Place): string;
}

/**
 * Does something in the folder that the command line or the environment names; what keeps it from that is told as by every command.
 *
 * @param make Whether the folder is made where it is not there.
 */
export async function inTickets(
  args: Args,
  io: Io,
  work: (tickets: Tickets) => Promise<Answer>,
  { make = false } = {},
): Promise<Answer> {
  const named = args.get(rootOption) ?? (io.env.WORK_ITEMS_DIR || USUAL_ROOT);
  try {
    const folder = await openFolder(resolve(io.cwd, named), { now: io.now, make });
    return await work({ folder, path: ({ names }) => join(named, ...names) });
  } catch (error) {
    throw told(error);
  }
}

function told(error: unknown): unknown {
  if (error instanceof TicketsError) {
    const { kind, message, hint } = error;
    const more = { error: kind, cause: error, ...(hint === undefined ? {} : { hint }) };
    return new Failure(EXIT_OF[kind], `${message}.`, more);
  }
  const code = errorCode(error);
  return code === undefined || error instanceof Failure
    ? error
    : new Failure('failed', `The file system says ${code}.`, {
        hint: 'Look who may write into the folder, and whether the disk is full.',
        cause: error,
      });
}
