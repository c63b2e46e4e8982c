import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts, text, texts } from '../body/unproven.ts';
import type { Issue, Label } from './payload.ts';
import { labelsOf } from './ticket.ts';

/**
 * Which labels an update put on and took off, by `updatedFrom.labelIds`.
 *
 * Linear names the labels that are on the issue now, but of one that was taken off it tells only the id. Such a label is
 * reported by its id, and one thing more is concluded. From its label to its end a task that a label started has exactly one of two
 * labels on its ticket, the trigger until it runs and in-progress then, as `markInProgress` changes one for the other in one
 * call. So:
 * - one of the two is there: what was taken off is not what stands for the task. Nothing is concluded.
 * - neither is there, and a label without a name was taken off: it was that one. In-progress is reported as taken off, the one
 *   name of the two that stops a task in the queue as well as a running one.
 *
 * Where that is wrong: the task was started otherwise (mention, delegation, a label that is not the connection's trigger) or its
 * in-progress label is not on yet, and a person takes any label off. It is stopped, says so, and can be retried; to miss a stop
 * would be worse. What is missed: a held task whose trigger goes, and any where both labels were on; dispatch looks before it
 * starts one. Nothing is concluded where a label that is there has no name in the payload.
 */
export function labelChanges(
  now: Unproven<Issue>,
  before: Unproven<Issue>,
  { labels }: Pick<Connection, 'labels'>,
): readonly Change[] {
  const old = texts(before.labelIds);
  if (old === undefined || (now.labelIds ?? now.labels) === undefined) return [];
  const present = labelsOf(now);
  const names = new Map(parts<Label>(before.labels).map(({ id, name }) => [text(id), text(name)]));
  const added = present.filter(({ id }) => !old.includes(id));
  const removed = old.filter((id) => !present.some((label) => label.id === id));
  const nameless = removed.some((id) => names.get(id) === undefined);
  const stands = (label: string) =>
    present.some(({ name }) => name?.toLowerCase() === label.toLowerCase());
  const allNamed = present.every(({ name }) => name !== undefined);
  const gone = nameless && allNamed && !stands(labels.trigger) && !stands(labels.inProgress);
  return [
    ...(gone ? [{ kind: 'unlabeled', label: labels.inProgress } as const] : []),
    ...removed.map((id) => ({ kind: 'unlabeled', label: names.get(id) ?? id }) as const),
    ...added.map(({ id, name }) => ({ kind: 'labeled', label: name ?? id }) as const),
  ];
}
