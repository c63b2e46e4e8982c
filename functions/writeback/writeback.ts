import { BackendError } from '../../shared/core/backend-error.ts';
import { change } from '../../shared/core/change.ts';
import { isActive, isUnfiled, showOwed } from '../../shared/core/due.ts';
import { showEffect } from '../../shared/core/effect.ts';
import { effectTeller } from '../../shared/core/effect-teller.ts';
import type { Head } from '../../shared/core/head.ts';
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

/** What became of a message, for the log. */
export type WrittenBack = 'nothing' | 'waiting' | 'shown' | 'archived' | 'failed' | 'given_up';

/**
 * Makes the ticket show the task's present state, then puts an ended task away. Desired state: it takes the lease, reads the head, renders
 * what is, and sets `shown` to the version it rendered. A late "in progress" can never overwrite "done", two executors never post two
 * comments, and an hour of outage costs one update.
 */
export async function writeback(ticket: string, deps: WritebackDeps): Promise<WrittenBack> {
  const head = await deps.heads.read(ticket);
  if (!head) throw new Poison('no_head');
  if (!head.state) return 'nothing';
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
  return noted ? archive(noted, deps) : 'shown';
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

/** Whose lease is no longer its own may have written over something newer: then the ticket is shown once more, by whoever has the lease. */
function noteShown(leased: Head, showing: Showing, deps: WritebackDeps): Promise<Head | undefined> {
  return revise(deps.heads, leased.key, (head) => {
    const set = whatIsShown(leased, showing, head, deps.now());
    if (head.showLease !== leased.showLease) return change(head, deps.now(), { set, show: true });
    return change(head, deps.now(), {
      set: { ...set, showShown: Math.max(head.showShown ?? 0, leased.showWant ?? 0) },
      remove: ['showLease', 'showTries', 'showAfter', 'showError', 'showGivenUp'],
    });
  });
}

/** An ended task that owes the ticket nothing more is kept as a past one, and so is one that the present task opened over. */
async function archive(head: Head, deps: WritebackDeps): Promise<WrittenBack> {
  if (showOwed(head) || !isUnfiled(head)) return 'shown';
  const { past, ...present } = head;
  // What it still had to show is told with the present task.
  if (past) await deps.heads.archive({ ...past, showShown: past.showWant ?? 0 });
  const ended = head.archiveOwed && !isActive(head);
  if (ended) await deps.heads.archive(present);
  await revise(deps.heads, head.key, (now) => {
    if (now.epoch !== head.epoch) return undefined;
    const same = ended && now.archiveOwed && now.resultAttempt === head.resultAttempt;
    const remove = [
      ...(now.past ? ['past' as const] : []),
      ...(same ? ['archiveOwed' as const] : []),
    ];
    return remove.length > 0 ? change(now, deps.now(), { remove }) : undefined;
  });
  return 'archived';
}
