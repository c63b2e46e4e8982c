import type { HeadWrite } from '../../../shared/core/head-write.ts';

/** A head as it is stored: an attribute that nobody wrote is absent. */
export type Stored = Readonly<Record<string, unknown>>;

/** The head after the change. Everything on the right is read before anything is written. */
export function applied(stored: Stored, write: HeadWrite): Stored {
  const { set = {}, add = {}, append = {}, prepend = {}, remove = [] } = write;
  const next: Record<string, unknown> = {
    ...stored,
    version: numberOf(stored.version) + 1,
    ...set,
  };
  for (const [name, amount] of Object.entries(add)) next[name] = numberOf(stored[name]) + amount;
  for (const [name, more] of Object.entries(append))
    next[name] = [...listOf(stored[name]), ...more];
  for (const [name, more] of Object.entries(prepend))
    next[name] = [...more, ...listOf(stored[name])];
  for (const name of remove) delete next[name];
  return next;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
