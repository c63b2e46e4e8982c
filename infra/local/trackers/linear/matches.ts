import type { Context } from './context.ts';
import { related } from './relations.ts';
import type { Row } from './rows.ts';

type Compare = (value: string, wanted: string) => boolean;

const fold = (text: string) => text.toLowerCase();

/** Linear's comparators, over values as text; lists want one that fits (`in`) or none (`nin`). */
const COMPARATORS: Record<string, Compare> = {
  eq: (value, wanted) => value === wanted,
  neq: (value, wanted) => value !== wanted,
  eqIgnoreCase: (value, wanted) => fold(value) === fold(wanted),
  neqIgnoreCase: (value, wanted) => fold(value) !== fold(wanted),
  contains: (value, wanted) => value.includes(wanted),
  containsIgnoreCase: (value, wanted) => fold(value).includes(fold(wanted)),
  startsWith: (value, wanted) => value.startsWith(wanted),
  endsWith: (value, wanted) => value.endsWith(wanted),
  gt: (value, wanted) => order(value, wanted) > 0,
  gte: (value, wanted) => order(value, wanted) >= 0,
  lt: (value, wanted) => order(value, wanted) < 0,
  lte: (value, wanted) => order(value, wanted) <= 0,
};

/** Does a row fit a filter: fields, relations, `some`, `every`, `and`, `or`? */
export function matches(type: string, row: Row, filter: object, context: Context): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === 'and') return wanted.every((one: object) => matches(type, row, one, context));
    if (field === 'or') return wanted.some((one: object) => matches(type, row, one, context));
    const relation = related(type, field, row, context);
    if (!relation) return fits(row[field], wanted);
    const { some, every, null: absent, ...rest } = wanted;
    const each = (of: object) => (one: Row) => matches(relation.type, one, of, context);
    if (absent !== undefined && absent !== (relation.rows.length === 0)) return false;
    if (some && !relation.rows.some(each(some))) return false;
    if (every && !relation.rows.every(each(every))) return false;
    return Object.keys(rest).length === 0 || relation.rows.some(each(rest));
  });
}

function fits(value: unknown, wanted: object): boolean {
  return Object.entries(wanted).every(([name, to]) => {
    if (name === 'null') return (value === null || value === undefined) === to;
    if (name === 'in') return to.map(String).includes(String(value));
    if (name === 'nin') return !to.map(String).includes(String(value));
    return COMPARATORS[name]?.(String(value ?? ''), String(to)) ?? false;
  });
}

function order(a: string, b: string): number {
  const numbers = Number(a) - Number(b);
  return Number.isNaN(numbers) ? a.localeCompare(b) : numbers;
}
