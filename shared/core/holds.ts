import type { Head } from './head.ts';
import type { Condition } from './head-write.ts';

/**
 * What the condition says of a head, or of the lack of one (no attribute at all). For choosing which write to try: only the store's
 * own conditional write decides.
 */
export function holds(
  condition: Condition,
  head: Readonly<Partial<Record<keyof Head, unknown>>>,
): boolean {
  if (condition.is === 'any') return condition.of.some((one) => holds(one, head));
  if (condition.is === 'startedBy') return starterOf(head) === condition.person;
  const value = head[condition.attribute];
  switch (condition.is) {
    case 'absent':
      return value === undefined;
    case 'present':
      return value !== undefined;
    case 'equal':
      return value === condition.to;
    case 'in':
      return condition.values.some((one) => one === value);
    case 'notIn':
      return !condition.values.some((one) => one === value);
    case 'below':
      return typeof value === 'number' && value < condition.limit;
    case 'same':
      return value !== undefined && value === head[condition.as];
    case 'lacks':
      return !listOf(value).includes(condition.value);
    case 'nthBelow': {
      const element = listOf(value)[condition.nth];
      return element === undefined || (typeof element === 'number' && element < condition.limit);
    }
    case 'shorter':
      return listOf(value).length < condition.than;
  }
}

function starterOf({ starter }: { readonly starter?: unknown }): unknown {
  return typeof starter === 'object' && starter !== null && 'id' in starter
    ? starter.id
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
