import type { Context } from './context.ts';
import { matches } from './matches.ts';
import type { Row } from './rows.ts';

export interface Page {
  readonly first?: number;
  readonly after?: string;
  readonly filter?: object;
  readonly includeArchived?: boolean;
  readonly orderBy?: 'createdAt' | 'updatedAt';
}

/** A page of a list: newest first, 50 at most unless `first` says otherwise, as Linear does. */
export function connection(type: string, rows: readonly Row[], page: Page, context: Context) {
  const { first = 50, after, filter = {}, includeArchived = false, orderBy = 'createdAt' } = page;
  const nodes = rows
    .filter((row) => includeArchived || row.archivedAt === null)
    .filter((row) => matches(type, row, filter, context))
    .toSorted((a, b) => b[orderBy].localeCompare(a[orderBy]));
  const start = nodes.findIndex(({ id }) => id === after) + 1;
  const shown = nodes.slice(start, start + first);
  return {
    nodes: shown,
    edges: shown.map((node) => ({ node, cursor: node.id })),
    pageInfo: {
      hasPreviousPage: start > 0,
      hasNextPage: start + first < nodes.length,
      startCursor: shown[0]?.id ?? null,
      endCursor: shown.at(-1)?.id ?? null,
    },
  };
}
