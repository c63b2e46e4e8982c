import type { Head } from './head.ts';
import type { Condition, HeadWrite } from './head-write.ts';
import { holds } from './holds.ts';
import type { ReasonCode } from './reasons.ts';

/** How often one ticket may be started before its triggers are not heard for a while. */
export interface BreakerLimits {
  /** Starts within the window. A person’s outright `/sluice retry` has as many again. */
  readonly starts: number;
  /** Times that bots may start or steer it in a row, without a person in between. */
  readonly bots: number;
  readonly windowSeconds: number;
}

/**
 * Who is behind a start or message. `command` is a person who says `/sluice retry`; `anybody` has perhaps no right at all, which only
 * dispatch finds out.
 */
export type Asker = 'person' | 'command' | 'bot' | 'anybody';

export interface Breaker {
  readonly asker: Asker;
  readonly limits: BreakerLimits;
}

/** The most that a project may set `starts` to: heads keep twice as many times. */
export const MOST_STARTS = 20;

/** Why a breaker lets nothing through. */
export type Tripped = Extract<ReasonCode, 'breaker_open' | 'bots_alone'>;

/** That the ticket was not started too often: part of the one write that opens its next task. */
export function mayStart({ asker, limits }: Breaker, now: number): readonly Condition[] {
  const limit = now - limits.windowSeconds * 1000;
  const most = mostOf(asker, limits);
  const often = { is: 'nthBelow', attribute: 'openings', nth: most - 1, limit } as const;
  const stray = { is: 'nthBelow', attribute: 'strays', nth: limits.starts - 1, limit } as const;
  return asker === 'anybody' ? [often, stray] : [often];
}

function mostOf(asker: Asker, { starts }: BreakerLimits): number {
  return asker === 'command' ? 2 * starts : starts;
}

/** Whether the head's task was opened by somebody whose right to do so nobody has seen yet. */
export function isStrays({ strays = [], openedAt }: Head): boolean {
  return openedAt !== undefined && strays[0] === openedAt;
}

/** That a person has stepped in lately, where it is a bot’s turn: part of the write that starts or steers. */
export function notAlone({ asker, limits }: Breaker, now: number): readonly Condition[] {
  if (asker !== 'bot') return [];
  return [
    {
      is: 'any',
      of: [
        { is: 'absent', attribute: 'hops' },
        { is: 'below', attribute: 'hops', limit: limits.bots },
        { is: 'below', attribute: 'hopAt', limit: now - limits.windowSeconds * 1000 },
      ],
    },
  ];
}

/** What is counted with it: one more by a bot, or a person in between. Somebody who may be a stranger is neither. */
export function hopped(
  asker: Asker,
  now: number,
): Required<Pick<HeadWrite, 'add' | 'set' | 'remove'>> {
  if (asker === 'bot') return { add: { hops: 1 }, set: { hopAt: now }, remove: [] };
  return { add: {}, set: {}, remove: asker === 'anybody' ? [] : ['hops', 'hopAt'] };
}

/** Whether the breaker of a head is open to this, why, and until when nothing changes. */
export function tripped(
  head: Head,
  breaker: Breaker,
  now: number,
  what: 'start' | 'message',
): { readonly why: Tripped; readonly until: number } | undefined {
  const { starts, windowSeconds } = breaker.limits;
  const most = mostOf(breaker.asker, breaker.limits);
  const times = head.openings ?? [];
  const from = (time = 0) => time + windowSeconds * 1000;
  if (what === 'start' && !mayStart(breaker, now).every((each) => holds(each, head)))
    return { why: 'breaker_open', until: from(times[most - 1] ?? head.strays?.[starts - 1]) };
  if (!notAlone(breaker, now).every((each) => holds(each, head)))
    return { why: 'bots_alone', until: from(head.hopAt) };
  return undefined;
}
