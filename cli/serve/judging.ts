import { BackendError } from '../../shared/core/backend-error.ts';
import type { PolledTicket } from '../../shared/core/poller.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { Offer } from './left-out.ts';
import { leftOut } from './left-out.ts';

/** Permissions change without the ticket. */
const JUDGED_MS = 5 * 60_000;
/** Whoever asks waits 10 to 30 s. Tickets that were not judged by then are with the next poll. */
const MOST_MS = 8_000;

interface Judged {
  /** Why it is left out, if it is. */
  readonly why: ReasonCode | undefined;
  readonly at: number;
}

/**
 * Picks the tickets that are offered. What was judged is judged again when the ticket changed, or five minutes later.
 *
 * @param told Hears that a ticket is left out and why, not again while that stays so.
 */
export function judging(
  offer: Offer,
  now: () => number,
  told: (ticket: Ticket, why: ReasonCode) => void,
): (tickets: readonly PolledTicket[]) => Promise<readonly Ticket[]> {
  let judged: ReadonlyMap<string, Judged> = new Map();

  async function judge({ ticket }: PolledTicket, last: Judged | undefined): Promise<Judged> {
    if (last && now() - last.at < JUDGED_MS) return last;
    const why = await leftOut(ticket, offer).catch((error: unknown) => {
      if (error instanceof BackendError && error.kind === 'not_found') return 'deleted' as const;
      throw error;
    });
    if (why && why !== last?.why) told(ticket, why);
    return { why, at: now() };
  }

  return async (tickets) => {
    const until = performance.now() + MOST_MS;
    const states = new Set(tickets.map(stateOf));
    const known = new Map([...judged].filter(([state]) => states.has(state)));
    judged = known;
    const picked: Ticket[] = [];
    for (const one of tickets) {
      if (performance.now() >= until) break;
      const answer = await judge(one, known.get(stateOf(one)));
      known.set(stateOf(one), answer);
      if (!answer.why) picked.push(one.ticket);
    }
    return picked;
  };
}

function stateOf({ ticket, updatedAt }: PolledTicket): string {
  return JSON.stringify([updatedAt, ticket]);
}
