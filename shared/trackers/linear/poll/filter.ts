import type { LinearDocument } from '@linear/sdk';
import type { PollQuery } from '../../../core/poller.ts';
import { isUuid } from '../is-uuid.ts';
import { ENDED } from '../ticket.ts';

type Filter = LinearDocument.IssueFilter;

/**
 * A poll's query in Linear's words. Excluded labels are not in it: Linear's `every` is true of an issue without labels, and ours is judged
 * afterwards anyway.
 *
 * @param since Epoch milliseconds.
 */
export function filterOf(query: PollQuery, since: number): Filter {
  const { labels, statuses, teams, projects, assignee } = query;
  return {
    updatedAt: { gte: new Date(since).toISOString() },
    state: {
      type: { nin: [...ENDED] },
      ...(statuses.length > 0 && { or: statuses.map((name) => ({ name: same(name) })) }),
    },
    ...(labels.length > 0 && {
      and: labels.map((name) => ({ labels: { some: { name: same(name) } } })),
    }),
    ...(teams.length > 0 && {
      team: { or: teams.flatMap((team) => [{ key: same(team) }, ...named(team)]) },
    }),
    ...(projects.length > 0 && { project: { or: projects.flatMap(named) } }),
    ...assigned(assignee),
  };
}

function assigned(assignee: string): Pick<Filter, 'assignee'> {
  if (assignee === '') return {};
  if (assignee === '*') return { assignee: { null: false } };
  if (assignee.toLowerCase() === 'none') return { assignee: { null: true } };
  return { assignee: { or: [{ email: same(assignee) }, ...named(assignee)] } };
}

/** Linear refuses what is no id where it expects one. */
function named(nameOrId: string) {
  return [{ name: same(nameOrId) }, ...(isUuid(nameOrId) ? [{ id: { eq: nameOrId } }] : [])];
}

function same(text: string) {
  return { eqIgnoreCase: text };
}
