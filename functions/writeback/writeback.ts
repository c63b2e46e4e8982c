import { BackendError } from '../../shared/core/backend-error.ts';
import { change } from '../../shared/core/change.ts';
import { isActive, isUnfiled, showOwed } from '../../shared/core/due.ts';
import { showEffect } from '../../shared/core/effect.ts';
import { effectTeller } from '../../shared/core/effect-teller.ts';
import type { Head } from '../../shared/core/head.ts';
import { SHOW_FAILURE } from '../../shared/core/of-the-state.ts';
import { Poison } from '../../shared/core/poison.ts';
import { revise } from '../../shared/core/revise.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { caught } from './caught.ts';
import type { WritebackDeps } from './deps.ts';
import { giveWay, SHOW_TRIES } from './give-way.ts';
import type { Showing } from './show.ts';
import { show } from './show.ts';
import { tellEndAgain } from './tell-end-again.ts';
import { whatIsShown } from './what-is-shown.ts';

/** The longest that a show may take: two calls of a backend, of which each ends within 25 seconds. */
const SHOW_MS = 50_000;

/** What a show that came to its end leaves nothing of. */
const OF_A_SHOW = ['showLease', ...SHOW_FAILURE] as const;

/** What became of a message, for the log. */
export type WrittenBack = 'nothing' | 'waiting' | 'shown' | 'archived' | 'failed' | 'given_up';

/**
 * Makes the ticket show the task's present state, then puts an ended task away. Desired state: it takes the lease, reads the head, renders
 * what is, and sets `shown` to the version it rendered. A late "in progress" can never overwrite "done", two executors never post two
 * comments, and an hour of outage costs one update.
 *
 * @param again Whether somebody had this very message before, and did not come to an end.
 */
export async function writeback(
  ticket: string,
  deps: WritebackDeps,
  again = false,
): Promise<WrittenBack> {
  const known = await deps.heads.read(ticket);
  if (!known) throw new Poison('no_head');
  if (!known.state) return 'nothing';
  const head = again ? await doubted(known, deps) : known;
  if (!showOwed(head)) return archive(head, deps);
  const now = deps.now();
  if (now < Math.max(head.showLease ?? 0, head.showAfter ?? 0)) return 'waiting';
  const leased = await deps.heads.write(ticket, change(head, now, { set: lease(head, now) }));
  if (!leased) return 'waiting';

  const tell = effectTeller(leased, showEffect(leased), deps);
  const tried = await caught(() => attempt(leased, deps));
  const showing: Showing = 'value' in tried ? tried.value : { marked: false, ...tried };
  if ('error' in showing) {
    const gaveWay = await giveWay(leased, showing, deps);
    tell(gaveWay === 'given_up' ? 'given_up' : 'retry', { error: showing.error });
    if (showing.error instanceof BackendError) return gaveWay;
    throw showing.error;
  }
  const noted = await noteShown(leased, showing, deps);
  tell('done');
  if (noted) await tellEndAgain(leased, noted, deps);
  // What changed meanwhile found the lease taken: its message is gone. Without the time for it sweep brings it.
  if (noted && showOwed(noted))
    return deps.now() - now <= TIMERS.executor - SHOW_MS ? writeback(ticket, deps) : 'waiting';
  if (!noted) return 'shown';
  return isUnfiled(leased) && !isUnfiled(noted) ? 'archived' : archive(noted, deps);
}

/**
 * Whoever had the message before and died with it may have died over a call that came late, after others had shown something newer: what
 * counts as shown is shown once more.
 */
async function doubted(head: Head, deps: WritebackDeps): Promise<Head> {
  if (showOwed(head) || head.showWant === undefined) return head;
  return (await deps.heads.write(head.key, change(head, deps.now(), { show: true }))) ?? head;
}

/** A lease that is still there was somebody's who did not come to an end: that, too, was a try. */
function lease({ showLease, showTries = 0 }: Head, now: number): Partial<Head> {
  const died = showLease !== undefined;
  return { showLease: now + TIMERS.executor, ...(died ? { showTries: showTries + 1 } : {}) };
}

async function attempt(leased: Head, deps: WritebackDeps): Promise<Showing> {
  if ((leased.showTries ?? 0) >= SHOW_TRIES) {
    throw new BackendError('unavailable', 'Writing back was begun again and again and never ended');
  }
  const { projects, connections } = await deps.config.read();
  const project = projects.find((each) => each.name === leased.project);
  const connection = connections.find((each) => each.name === leased.ticket?.connection);
  if (!project || !leased.ticket) {
    throw new BackendError('invalid_argument', 'The project is no longer configured', {
      hint: 'Put it back into sluice.yaml.',
    });
  }
  const showing = await show(leased, await deps.backend(leased.ticket.connection, project), deps);
  return showing.marked && connection
    ? { ...showing, markedAs: connection.labels.inProgress }
    : showing;
}

/**
 * Whose lease is no longer its own may have written over something newer: then the ticket is shown once more, by whoever has the lease. With
 * its last show an ended task is put away, in the same write.
 */
async function noteShown(
  leased: Head,
  showing: Showing,
  deps: WritebackDeps,
): Promise<Head | undefined> {
  const follow = async (head: Head) => {
    const set = whatIsShown(leased, showing, head, deps.now());
    if (head.showLease !== leased.showLease) return change(head, deps.now(), { set, show: true });
    const showShown = Math.max(head.showShown ?? 0, leased.showWant ?? 0);
    const filed = await file({ ...head, ...set, showShown }, deps);
    const remove = [...OF_A_SHOW, ...filed];
    return change(head, deps.now(), { set: { ...set, showShown }, remove });
  };
  const inTime = () => deps.now() < (leased.showLease ?? 0);
  try {
    return await revise(deps.heads, leased.key, follow, inTime() ? leased : undefined);
  } catch (error) {
    // In time the message comes back and all is shown again. Later nobody else would know what was written over the newer.
    if (inTime()) throw error;
    return revise(deps.heads, leased.key, follow);
  }
}

/** An ended task that owes the ticket nothing more is kept as a past one, and so is one that the present task opened over. */
async function archive(head: Head, deps: WritebackDeps): Promise<WrittenBack> {
  if (showOwed(head) || !isUnfiled(head)) return 'shown';
  const follow = async (now: Head) => {
    const remove = now.epoch === head.epoch ? await file(now, deps) : [];
    return remove.length > 0 ? change(now, deps.now(), { remove }) : undefined;
  };
  await revise(deps.heads, head.key, follow, head);
  return 'archived';
}

/** Keeps what of a head is still to be put away and owes the ticket nothing more, and answers where it stood. */
async function file(head: Head, deps: WritebackDeps): Promise<readonly ('past' | 'archiveOwed')[]> {
  if (showOwed(head)) return [];
  const { past, showLease: _, ...present } = head;
  // What it still had to show is told with the present task.
  if (past) await deps.heads.archive({ ...past, showShown: past.showWant ?? 0 });
  const ended = head.archiveOwed && !isActive(head);
  if (ended) await deps.heads.archive(present);
  return [...(past ? ['past' as const] : []), ...(ended ? ['archiveOwed' as const] : [])];
}
