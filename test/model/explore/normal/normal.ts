import { isActive } from '../../../../shared/core/due.ts';
import type { Head } from '../../../../shared/core/head.ts';
import { idempotencyKey } from '../../../../shared/core/idempotency-key.ts';
import type { Hand, Place, Run } from '../place.ts';
import { LATER, NOW, openedAt } from './moments.ts';
import { normalHead, SHOWS } from './normal-head.ts';
import { normalRun } from './normal-run.ts';
import { theOne } from './the-one.ts';

/** Places that go on alike have the same normal one: it can do whatever each of them can, and comes to the same normal places by it. */
export function normal({ head, now, runs, hands, shows }: Place): Place {
  const next =
    head &&
    knownHead(
      head,
      (head.enqueueLease ?? 0) > now && hands.some((hand) => hasLease(hand, head)),
      (head.showLease ?? 0) > now && shows?.showLease === head.showLease,
    );
  return {
    head: next,
    now: NOW,
    runs: normalRuns(head, runs, hands),
    hands: hands.map((hand) => normalHand(hand, head, next)),
    ...(head && shows ? { shows: normalShow(shows, head) } : {}),
  };
}

const known = new WeakMap<Head, Map<number, Head>>();

/** A head is made normal once for each that has a lease on it. */
function knownHead(head: Head, enqueueLease: boolean, showLease: boolean): Head {
  const of = known.get(head) ?? new Map<number, Head>();
  known.set(head, of);
  const leases = Number(enqueueLease) + 2 * Number(showLease);
  const next = of.get(leases) ?? theOne(normalHead(head, { enqueueLease, showLease }));
  of.set(leases, next);
  return next;
}

function hasLease({ head: { epoch, attempt, enqueueLease } }: Hand, now: Head): boolean {
  return epoch === now.epoch && attempt === now.attempt && enqueueLease === now.enqueueLease;
}

/** Runs that are at work, and what is known of those that somebody may still begin or report of. */
function normalRuns(
  head: Head | undefined,
  runs: Place['runs'],
  hands: Place['hands'],
): Place['runs'] {
  const present = head?.attempt ? idempotencyKey(head) : undefined;
  const inHand = hands.map((hand) => idempotencyKey(hand.head));
  const noted = head !== undefined && head.resultAttempt === head.attempt;
  const ended = head !== undefined && !isActive(head);
  return Object.fromEntries(
    Object.entries(runs)
      .filter(
        ([key, run]) =>
          run === 'going' || inHand.includes(key) || (key === present && !(ended && noted)),
      )
      // Any result of an ended task is late.
      .map(([key, run]): [string, Run] => [normalRun(key), ended && run !== 'going' ? 'over' : run])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Of a head that somebody has written since, the hand-over needs to know which attempt it is about. */
function normalHand({ head, turn }: Hand, now: Head | undefined, next: Head | undefined): Hand {
  if (next && head.version === now?.version) return { head: next, turn };
  const { key, epoch, attempt = 0, ticket, project, agent, startBy } = head;
  return {
    head: {
      key,
      epoch,
      attempt,
      version: 0,
      openedAt: openedAt(epoch),
      deadline: LATER,
      enqueueLease: now && hasLease({ head, turn }, now) ? LATER : 0,
      content: { connection: 'tracker', key: 'sent' },
      ...(ticket ? { ticket } : {}),
      ...(project === undefined ? {} : { project }),
      ...(agent === undefined ? {} : { agent }),
      ...(startBy === undefined ? {} : { startBy: LATER }),
    },
    turn,
  };
}

/** Writeback knows the head again by its epoch and lease, and by how much there was to show. */
function normalShow(leased: Head, now: Head): Head {
  const { key, epoch, ticket, project, state } = leased;
  const marks = state === 'running' || state === 'needs_info';
  return {
    key,
    epoch,
    version: 0,
    state: marks ? 'running' : 'queued',
    reason: 'started',
    showLease: leased.showLease === now.showLease ? LATER : LATER - 1,
    showWant: leased.showWant === now.showWant ? SHOWS : SHOWS - 1,
    showShown: 0,
    ...(ticket ? { ticket } : {}),
    ...(project === undefined ? {} : { project }),
  };
}
