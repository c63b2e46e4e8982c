import { BackendError } from '../../shared/core/backend-error.ts';
import { goalOf } from '../../shared/core/goal.ts';
import type { Polled, PolledTicket, PollQuery } from '../../shared/core/poller.ts';
import type { PollSettings } from '../../shared/core/project.ts';
import { repoOf } from '../../shared/core/repo.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import { queryOf } from '../../shared/intake/query-of.ts';
import type { Offer } from './left-out.ts';

/** What a project that does not poll by itself would use. */
const USUAL: PollSettings = { intervalSeconds: 60, maxResults: 50, maxAgeSeconds: 30 * 86_400 };
const MAX_RESULTS = 500;
const MAX_LABELS = 100;

export interface ReadyTicket {
  readonly ticket: Ticket;
  /** `owner/name` */
  readonly repo?: string;
}

/** Which tickets a controller gets when it asks. */
export type Ready = (asked: {
  readonly labels: readonly string[];
  readonly max_results: number;
}) => Promise<readonly ReadyTicket[]>;

/**
 * Polls the tracker for a controller: with the project's rules, which its labels only narrow, and without what is in progress or has
 * failed. What the tracker need not be asked again, by its cursor or quota, is answered from the last time.
 *
 * @param pick Those that may be offered.
 */
export function readyFor(
  { project, connection, poller }: Pick<Offer, 'project' | 'connection' | 'poller'>,
  now: () => number,
  pick: (tickets: readonly PolledTicket[]) => Promise<readonly Ticket[]>,
): Ready {
  const settings = project.poll ?? USUAL;
  const { inProgress, failed } = connection.labels;
  let last: { readonly query: string; readonly polled: Polled } | undefined;

  async function poll(wanted: Omit<PollQuery, 'since' | 'cursor'>): Promise<Polled> {
    const query = JSON.stringify(wanted);
    const known = last?.query === query ? last.polled : undefined;
    if (known && (known.notBefore ?? 0) > now()) return known;
    const polled = await poller.pollReadyTickets({
      ...wanted,
      since: now() - settings.maxAgeSeconds * 1000,
      ...(known?.cursor === undefined ? {} : { cursor: known.cursor }),
    });
    const found = polled.unchanged && known ? { ...polled, tickets: known.tickets } : polled;
    last = { query, polled: found };
    return found;
  }

  return async ({ labels, max_results: most }) => {
    if (most < 0)
      throw new BackendError('invalid_argument', 'Expected max_results to be 0 or more');
    if (labels.length > MAX_LABELS)
      throw new BackendError('invalid_argument', `Expected at most ${MAX_LABELS} labels`);
    const query = queryOf(project, settings);
    const { tickets } = await poll({
      ...query,
      labels: [...new Set([...query.labels, ...labels])],
      excludeLabels: [...query.excludeLabels, inProgress, failed],
      maxResults: Math.min(most || settings.maxResults, MAX_RESULTS),
    });
    return (await pick(tickets)).map((ticket) => {
      const choice = repoOf(ticket, goalOf(ticket), project);
      return { ticket, ...('repo' in choice ? { repo: choice.repo } : {}) };
    });
  };
}
