import type { HeadWrite } from '../core/head-write.ts';

/** What the store writes itself. */
const OWN: readonly string[] = ['key', 'version'];
/** What an index is made of: it follows only a value that is set. */
const INDEXED: readonly string[] = ['ticket', 'project', 'openedAt', 'waitsIn', 'waitsSince'];

/** Refuses a change that no store could write as it is meant. It is a fault of ours, never of a sender. */
export function checkWrite({
  set = {},
  add = {},
  append = {},
  prepend = {},
  remove = [],
}: HeadWrite): void {
  const computed = [add, append, prepend].flatMap(Object.keys);
  const written = [...Object.keys(set), ...computed, ...remove];
  const twice = written.find((name, at) => written.indexOf(name) !== at);
  if (twice) throw new TypeError(`\`${twice}\` stands in the change twice`);
  const own = written.find((name) => OWN.includes(name));
  if (own) throw new TypeError(`\`${own}\` is the store's own and cannot be changed`);
  const empty = Object.entries(set).find(([, value]) => value === undefined);
  if (empty) throw new TypeError(`\`${empty[0]}\` is set to nothing: remove it`);
  const indexed = computed.find((name) => INDEXED.includes(name));
  if (indexed) throw new TypeError(`\`${indexed}\` is indexed: it can be set or removed, no more`);
  if ((set.project === undefined) !== (set.openedAt === undefined)) {
    throw new TypeError('`project` and `openedAt` are one index: set them together');
  }
}
