import { BackendError } from '../../../shared/core/backend-error.ts';
import type { HookMark } from '../../../shared/core/checkpoint.ts';
import type { DeliveryLog, LogPage } from '../../../shared/core/delivery-log.ts';
import { isRefusal } from '../../../shared/core/waits-for.ts';
import type { Reading } from './follow.ts';
import { follow } from './follow.ts';

/** How far back a log goes that was never read: GitHub keeps it for so long. */
const KEPT_MS = 3 * 24 * 3_600_000;
/** A slow delivery stands in the log when it has ended, at the time when it began. */
const OVERLAP_MS = 2 * 60_000;
const MOST_PAGES = 10;
/** With more than this missed, refusals apart, no more are looked for; a page holds as many again. */
const ROOM = 100;

/** How far one visit reads. */
export interface Bounds {
  readonly now: number;
  /** Whether the visit has taken its time. */
  readonly isOver: () => boolean;
}

/** Where reading goes on, back to a time; `undefined` when it came there. */
type Backlog = NonNullable<HookMark['backlog']>;

/**
 * Reads what is new in the log of a hook, from its newest back to where it was read before, and then, as far as one visit goes, what
 * earlier visits left. What is not read yet is never taken for read.
 */
export async function readLog(
  mark: HookMark,
  log: DeliveryLog,
  { now, isOver }: Bounds,
): Promise<HookMark> {
  const reading: Reading = { succeeded: new Set(), room: hasRoom(mark), now };
  let pages = 0;

  async function readOn(state: HookMark, from: Backlog, first?: LogPage) {
    let at = state;
    let page = first;
    let cursor: string | undefined = from.cursor;
    while (cursor !== undefined) {
      if (!page) {
        if (pages >= MOST_PAGES || isOver() || (reading.room && !hasRoom(at)))
          return { at, rest: { cursor, until: from.until } };
        page = await pageAt(log, mark.hook, cursor);
        pages++;
      }
      at = follow(at, page.sendings, reading);
      const reached = page.oldest === undefined || page.oldest < from.until;
      cursor = reached ? undefined : page.next;
      page = undefined;
    }
    return { at, rest: undefined };
  }

  const until = mark.newest === undefined ? now - KEPT_MS : mark.newest - OVERLAP_MS;
  const first = await log.page(mark.hook, mark.etag === undefined ? {} : { etag: mark.etag });
  pages++;
  let state = mark;
  if (first !== 'unchanged') {
    const { at, rest } = await readOn(mark, { cursor: '', until }, first);
    // Without room the new ones were passed over: they are still to be read.
    state = reading.room ? advanced(at, first, rest) : at;
  }
  if (!state.backlog || !hasRoom(state) || !reading.room) return state;
  try {
    const { at, rest } = await readOn(state, state.backlog);
    return withBacklog(at, rest);
  } catch (error) {
    if (!(error instanceof BackendError) || error.kind !== 'invalid_argument') throw error;
    // The cursor is no more: from the newest once more.
    return { ...withBacklog(state, undefined), etag: undefined, newest: state.backlog.until };
  }
}

async function pageAt(log: DeliveryLog, hook: string, cursor: string): Promise<LogPage> {
  const page = await log.page(hook, { cursor });
  return page === 'unchanged' ? { sendings: [] } : page;
}

function advanced(mark: HookMark, { newest, etag }: LogPage, rest: Backlog | undefined): HookMark {
  const before = mark.backlog;
  const backlog = rest && { ...rest, until: Math.min(rest.until, before?.until ?? rest.until) };
  return {
    ...withBacklog(mark, backlog ?? before),
    etag,
    newest: Math.max(newest ?? 0, mark.newest ?? 0) || undefined,
  };
}

function withBacklog({ backlog: _, ...mark }: HookMark, backlog: Backlog | undefined): HookMark {
  return backlog ? { ...mark, backlog } : mark;
}

function hasRoom({ missed }: HookMark): boolean {
  return missed.filter(({ status }) => !isRefusal(status)).length <= ROOM;
}
