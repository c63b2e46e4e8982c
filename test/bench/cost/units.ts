import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { INDEXES, KEY } from '../../../shared/aws/table.ts';
import { itemBytes } from '../../support/engines/item-bytes.ts';

type Item = Readonly<Record<string, AttributeValue>>;

const WRITE_UNIT = 1_024;
const READ_UNIT = 4_096;

/** One write: by the larger of the item before and after. One whose condition fails costs by the item that is there. */
export function writeUnits(before: Item | undefined, after: Item | undefined): number {
  return Math.max(units(before, WRITE_UNIT), units(after, WRITE_UNIT));
}

/**
 * What a write costs in the indexes, which hold keys only: one for an entry that comes or goes, two where it moves, none where it stays.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export function indexUnits(before: Item | undefined, after: Item | undefined): number {
  return Object.values(INDEXES).reduce((sum, { partition, sort }) => {
    const [was, is] = [entry(before, partition, sort), entry(after, partition, sort)];
    if (JSON.stringify(was) === JSON.stringify(is)) return sum;
    return sum + (was ? units(was, WRITE_UNIT) : 0) + (is ? units(is, WRITE_UNIT) : 0);
  }, 0);
}

/** One item that is read by its key. An item that is not there costs as a small one. */
export function readUnits(item: Item | undefined, consistent: boolean): number {
  return units(item, READ_UNIT) * (consistent ? 1 : 0.5);
}

/** A page of a query: all its items together. */
export function queryUnits(items: readonly Item[], consistent: boolean): number {
  const bytes = items.reduce((sum, item) => sum + itemBytes(item), 0);
  return Math.max(1, Math.ceil(bytes / READ_UNIT)) * (consistent ? 1 : 0.5);
}

function units(item: Item | undefined, of: number): number {
  return Math.max(1, Math.ceil((item ? itemBytes(item) : 0) / of));
}

function entry(item: Item | undefined, partition: string, sort: string): Item | undefined {
  const names = [KEY.partition, KEY.sort, partition, sort];
  const found = names.flatMap((name) => (item?.[name] ? [[name, item[name]]] : []));
  return found.length === names.length ? Object.fromEntries(found) : undefined;
}
