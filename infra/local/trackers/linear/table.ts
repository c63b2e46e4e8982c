import { randomUUID } from 'node:crypto';
import { failure, notFound } from './failure.ts';
import type { Row } from './rows.ts';

/** The rows of one type, in the order they came. */
export interface Table<T extends Row> {
  get(id: string | null | undefined): T | undefined;
  /** Throws Linear's "Entity not found". */
  need(id: string | null | undefined): T;
  all(): T[];
  add(row: T): T;
  remove(id: string): void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function table<T extends Row>(type: string): Table<T> {
  const rows = new Map<string, T>();
  const get: Table<T>['get'] = (id) => {
    if (!id) return undefined;
    return rows.get(id) ?? [...rows.values()].find((row) => row.identifier === id);
  };
  return {
    get,
    need(id) {
      const row = get(id);
      if (!row) throw notFound(type);
      return row;
    },
    all: () => [...rows.values()],
    add(row) {
      if (rows.has(row.id))
        throw failure('invalid input', `Entity already exists: ${type} ${row.id}`);
      rows.set(row.id, row);
      return row;
    },
    remove: (id) => rows.delete(id),
  };
}

/** The caller's id for a new entity, or one of ours. */
export function newId(asked: string | null | undefined): string {
  if (asked && !UUID.test(asked))
    throw failure('invalid input', 'Argument Validation Error: id must be a UUID');
  return asked ?? randomUUID();
}
