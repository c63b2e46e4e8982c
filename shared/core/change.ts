import { alarmOf } from './alarm.ts';
import { MOST_STARTS } from './breaker.ts';
import { KEYS_KEPT } from './changes/message.ts';
import type { Head, Step } from './head.ts';
import type { Condition, HeadWrite } from './head-write.ts';
import type { State } from './lifecycle.ts';
import { before, TERMINAL } from './lifecycle.ts';
import { OF_THE_STATE, SHOW_FAILURE } from './of-the-state.ts';
import type { ReasonCode } from './reasons.ts';
import { TIMERS } from './timers.ts';

/** What is to be different, by somebody who has read the head. */
export interface Patch {
  readonly to?: State;
  readonly reason?: ReasonCode;
  /** Who, when it was a person. */
  readonly by?: string;
  readonly set?: Partial<Head>;
  readonly remove?: readonly (keyof Head)[];
  /** Whether the ticket is to be shown anew; a change of state always is, unless this says no. */
  readonly show?: boolean;
}

const HISTORY = 10;
/** Twice what a head has room for when a message comes; approvals ask for no room. */
const MOST_KEYS = 2 * KEYS_KEPT;
/** The longest window of a breaker. */
const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * The one conditional write that turns a head, as it was read, into the next one. It is refused if anybody wrote in
 * between, and a change of state is refused if the lifecycle does not list it. Sweep's alarm is set by what is left to do.
 */
export function change(head: Head, now: number, patch: Patch): HeadWrite {
  const changed = { ...head, ...stateChange(head, now, patch), ...patch.set };
  const gone = new Set<keyof Head>(patch.remove ?? []);
  const shows = patch.show ?? patch.to !== undefined;
  if (patch.to !== undefined)
    for (const attribute of OF_THE_STATE)
      if (patch.set?.[attribute] === undefined) gone.add(attribute);
  if (shows) {
    changed.showWant = (head.showWant ?? 0) + 1;
    if (!changed.showGone || gone.has('showGone'))
      for (const attribute of SHOW_FAILURE) gone.add(attribute);
  }
  const kept = Object.fromEntries(
    Object.entries(changed).filter(([name]) => !gone.has(name as keyof Head)),
  ) as unknown as Head;
  const { dueAt: _, ...silent } = kept;
  const dueAt = alarmOf(head, kept, now);
  const next = dueAt === undefined ? silent : { ...silent, dueAt };
  return differences(head, next, conditions(head, patch.to));
}

function stateChange(
  head: Head,
  now: number,
  { to, reason = 'started', by }: Patch,
): Partial<Head> {
  if (to === undefined) return trimmed(head);
  const step: Step = { at: now, to, reason, ...(by === undefined ? {} : { by }) };
  const history = [...(head.history ?? []), step].slice(-HISTORY);
  const ended = TERMINAL.includes(to);
  return {
    ...trimmed(head),
    state: to,
    reason,
    history,
    ...(ended
      ? { endedAt: now, archiveOwed: true, ttl: Math.ceil((now + TIMERS.keep) / 1000) }
      : {}),
  };
}

/** Messages, approvals and starts lengthen their lists without reading them first. */
export function trimmed(head: Head): Partial<Head> {
  const { history = [], keys = [], openings = [] } = head;
  const [last = 0] = openings;
  const recent = openings.slice(0, 2 * MOST_STARTS).filter((at) => at > last - WEEK_MS);
  return {
    ...(history.length > HISTORY ? { history: history.slice(-HISTORY) } : {}),
    ...(keys.length > MOST_KEYS ? { keys: keys.slice(-MOST_KEYS) } : {}),
    ...(recent.length < openings.length ? { openings: recent } : {}),
  };
}

function conditions(head: Head, to: State | undefined): readonly Condition[] {
  const unchanged: Condition = { is: 'equal', attribute: 'version', to: head.version };
  return to === undefined
    ? [unchanged]
    : [unchanged, { is: 'in', attribute: 'state', values: before(to) }];
}

/** Only what differs is written: a head is billed by size, and a smaller expression is read faster. */
function differences(from: Head, to: Head, when: readonly Condition[]): HeadWrite {
  const set: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(to)) {
    if (name !== 'version' && value !== undefined && from[name as keyof Head] !== value)
      set[name] = value;
  }
  const remove = (Object.keys(from) as (keyof Head)[]).filter(
    (name) => from[name] !== undefined && !(name in to),
  );
  return { when, set: set as Partial<Head>, remove };
}
