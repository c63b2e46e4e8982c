import type { Envelope } from './envelope.ts';
import type { ThreadEvent } from './event.ts';

/** What a ticket says that can start a task, each with the time since when, in epoch milliseconds. */
export type Since = ReadonlyMap<Fact, number>;
export type Fact = `status.${string}` | `label.${string}` | `assignee.${string}`;

/**
 * The format has no event for a label, an assignee or a state. So each event of ours carries an attribute `since:` with what the
 * ticket said at that time and since when; other tools pass over it. What the newest of them does not know was put there by hand
 * later: since the file was written last. Before there was any, nothing of ours can have happened to the ticket: since its creation.
 *
 * @param changedAt When `item.md` was written last, epoch milliseconds.
 */
export function sinceOf(
  { status, labels, assignee, createdAt }: Envelope & { readonly status: string },
  events: readonly ThreadEvent[],
  changedAt: number,
): Since {
  const facts: Fact[] = [
    fact('status', status),
    ...labels.map((label) => fact('label', label)),
    ...(assignee === undefined ? [] : [fact('assignee', assignee)]),
  ];
  const noted = events.findLast(({ since }) => since !== undefined)?.since;
  const known = noted === undefined ? undefined : readSince(noted);
  const otherwise = known ? changedAt : (createdAt ?? changedAt);
  return new Map(facts.map((each) => [each, known?.get(each) ?? otherwise]));
}

export function fact(kind: 'status' | 'label' | 'assignee', name: string): Fact {
  return `${kind}.${encodeURIComponent(name.toLowerCase().toWellFormed())}`;
}

/** As the attribute has it: one word. */
export function writeSince(since: Since): string {
  return [...since].map(([each, at]) => `${each}@${at}`).join(',');
}

function readSince(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(',').flatMap((part): [string, number][] => {
      const [, each, at] = /^([^@]+)@(\d{1,15})$/.exec(part) ?? [];
      return each === undefined ? [] : [[each, Number(at)]];
    }),
  );
}
