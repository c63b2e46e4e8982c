import { hash } from 'node:crypto';

/**
 * When tickets that were ready from the first poll on became so: before any task, so that it starts a ticket that never had one, and
 * never one that had.
 */
export const ALWAYS = Date.UTC(2000, 0);

const DIGEST_CHARS = 22;
const NAME_CHARS = 8;
const SECONDS_CHARS = 6;
const ENTRY_CHARS = NAME_CHARS + SECONDS_CHARS;
/** With which a cursor stays below 8 KB. */
const MAX_ENTRIES = 580;
const ENTRIES = new RegExp(`.{${ENTRY_CHARS}}`, 'g');

/** Which tickets were ready at the last poll, and since when. */
export interface Readiness {
  /** Names the whole answer: the same again means that nothing changed. */
  readonly answer: string;
  /** By the short name of a ticket's id: epoch milliseconds, whole seconds. */
  readonly since: ReadonlyMap<string, number>;
}

/**
 * What a poll says of the tickets that it found. One that was not among the last answer's became ready just now, on purpose: the program
 * had taken it off. Without a last answer nobody knows, so none counts as new.
 *
 * @param whole Whether the answer had all that there are; of one that was cut off, tickets that lack may be ready still.
 */
export function readinessOf(
  ids: readonly string[],
  answer: string,
  last: Readiness | undefined,
  { now, whole }: { readonly now: number; readonly whole: boolean },
): Readiness {
  const began = last ? Math.floor(now / 1000) * 1000 : ALWAYS;
  const names = ids.map(nameOf);
  const found = names.map((name) => [name, last?.since.get(name) ?? began] as const);
  const kept = whole ? [] : [...(last?.since ?? [])].filter(([name]) => !names.includes(name));
  return {
    answer: hash('sha256', answer, 'base64url').slice(0, DIGEST_CHARS),
    since: new Map([...found, ...kept].slice(0, MAX_ENTRIES)),
  };
}

/** The short name of a ticket's id. */
export function nameOf(id: string): string {
  return hash('sha256', id, 'base64url').slice(0, NAME_CHARS);
}

export function cursorOf({ answer, since }: Readiness): string {
  const entries = [...since].map(
    ([name, at]) => `${name}${((at - ALWAYS) / 1000).toString(36).padStart(SECONDS_CHARS, '0')}`,
  );
  return [answer, ...entries].join('');
}

/** `undefined` where there was no last answer. */
export function readCursor(cursor: string | undefined): Readiness | undefined {
  if (cursor === undefined) return undefined;
  const entries = cursor.slice(DIGEST_CHARS).match(ENTRIES) ?? [];
  const since = entries
    .map((entry) => {
      const seconds = Number.parseInt(entry.slice(NAME_CHARS), 36);
      return [entry.slice(0, NAME_CHARS), ALWAYS + seconds * 1000] as const;
    })
    .filter(([, at]) => Number.isFinite(at));
  return { answer: cursor.slice(0, DIGEST_CHARS), since: new Map(since) };
}
