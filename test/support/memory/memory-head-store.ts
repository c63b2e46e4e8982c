import { checkWrite } from '../../../shared/aws/check-write.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import { holds } from '../../../shared/core/holds.ts';
import type { HeadStore, Written } from '../../../shared/core/store.ts';
import type { Stored } from './apply-write.ts';
import { applied } from './apply-write.ts';

const HOUR_MS = 3_600_000;
const KEEP_SECONDS = 90 * 24 * 3600;

/** Heads in a Map. What goes in and comes out is copied, so that nobody holds a part of the store. */
export function memoryHeadStore(now: () => number = Date.now): HeadStore {
  const heads = new Map<string, Stored>();
  const archive = new Map<string, Map<number, Head>>();

  const alive = ({ ttl }: { readonly ttl?: unknown }, time: number) =>
    typeof ttl !== 'number' || ttl * 1000 > time;

  function live(key: string, time: number): Stored | undefined {
    const stored = heads.get(key);
    return stored && alive(stored, time) ? stored : undefined;
  }

  function list(time: number): Head[] {
    return [...heads.values()].filter((stored) => alive(stored, time)).map(headOf);
  }

  async function tryWrite(key: string, write: HeadWrite): Promise<Written> {
    checkWrite(write);
    const stored = live(key, now());
    if (!write.when.every((condition) => holds(condition, stored ?? {})))
      return { refusedBy: stored && headOf(stored) };
    const next = copyOf({ ...applied(stored ?? {}, write), key });
    heads.set(key, next);
    return { written: headOf(next) };
  }

  return {
    async read(key) {
      const stored = live(key, now());
      return stored && headOf(stored);
    },
    tryWrite,
    async write(key, write) {
      const result = await tryWrite(key, write);
      return 'written' in result ? result.written : undefined;
    },
    async due(time, limit) {
      return list(time)
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= time)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit);
    },
    async recent(project, time, hours, limit) {
      return list(time)
        .filter(
          (head) => head.project === project && (head.openedAt ?? 0) >= time - hours * HOUR_MS,
        )
        .sort((a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0))
        .slice(0, limit);
    },
    async waiting(lines, limit) {
      return list(now())
        .filter(({ waitsIn }) => waitsIn !== undefined && lines.includes(waitsIn))
        .sort((a, b) => (a.waitsSince ?? 0) - (b.waitsSince ?? 0))
        .slice(0, limit);
    },
    async find(readableId) {
      return list(now())
        .filter(({ ticket }) => ticket?.readableId === readableId)
        .map(({ key }) => key);
    },
    async archive(head) {
      const past = archive.get(head.key) ?? new Map<number, Head>();
      const ttl = Math.ceil(now() / 1000) + KEEP_SECONDS;
      archive.set(head.key, past.set(head.epoch, copyOf({ ...head, ttl })));
    },
    async past(key) {
      return [...(archive.get(key)?.values() ?? [])]
        .filter((head) => alive(head, now()))
        .sort((a, b) => b.epoch - a.epoch)
        .map(copyOf);
    },
  };
}

function headOf(stored: Stored): Head {
  return copyOf({ epoch: 0, ...stored }) as Head;
}

/** As a database would: what is `undefined` inside of a value is not kept. */
function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const part: unknown = Reflect.get(value, name);
    if (part !== undefined) copy[name] = copyOf(part);
  }
  return copy as T;
}
