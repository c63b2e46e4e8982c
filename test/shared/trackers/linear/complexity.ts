import type { SelectionSetNode } from 'graphql';
import { Kind, parse } from 'graphql';

/** Linear's default where `first` is not given. */
const DEFAULT_PAGE = 50;
const BY_ITSELF = ['nodes', 'pageInfo'];

/**
 * The points that Linear bills for a request: 0.1 for each property, 1 for each object, and what a page holds times what is asked of each of
 * its rows. https://linear.app/developers/rate-limiting
 */
export function complexityOf(query: string): number {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(query);
  return pointsOf(operation.selectionSet);
}

function pointsOf({ selections }: SelectionSetNode): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind !== Kind.FIELD) return sum;
    const { name, selectionSet, arguments: given = [] } = selection;
    if (!selectionSet) return sum + 0.1;
    const inner = pointsOf(selectionSet);
    if (BY_ITSELF.includes(name.value)) return sum + inner;
    const first = given.find((one) => one.name.value === 'first')?.value;
    const isPage = selectionSet.selections.some(
      (one) => one.kind === Kind.FIELD && one.name.value === 'nodes',
    );
    const rows = first?.kind === Kind.INT ? Number(first.value) : DEFAULT_PAGE;
    return sum + (isPage ? rows * (1 + inner) : 1 + inner);
  }, 0);
}
