import type { Backend, StickyComment } from '../../../shared/core/backend.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Labels } from '../../../shared/core/connection.ts';
import { pass } from './process.ts';
import type { Stores } from './stores.ts';
import type { Ticket } from './ticket.ts';

/** One of our comments on the ticket. */
interface Comment {
  readonly id: string;
  comment: StickyComment;
}

/** The tracker's API on the one ticket: what is changed here is told by a letter, as GitHub does. */
export interface Tracker extends Backend {
  /** Every comment that there is, whatever its marker. */
  readonly comments: readonly Comment[];
  /** What the coming calls throw, one each. */
  readonly failures: BackendError[];
}

export function trackerOf(
  ticket: Ticket,
  { heads, ledger }: Pick<Stores, 'heads' | 'ledger'>,
  { trigger, inProgress, failed }: Labels,
): Tracker {
  const comments: Comment[] = [];
  const failures: BackendError[] = [];

  async function enter(call: string): Promise<void> {
    await pass(`tracker.${call}`);
    const failure = failures.shift();
    if (failure) throw failure;
  }

  /** Label by label: another may come in between. */
  async function relabel(call: string, add: string | undefined, remove: readonly string[]) {
    await enter(call);
    if (add !== undefined && !ticket.issue.labels.has(add))
      ticket.post('own', (issue, doing) => issue.labeled(add, doing));
    for (const label of remove) {
      await pass(`tracker.${call} (${label})`);
      if (ticket.issue.labels.has(label))
        ticket.post('own', (issue, doing) => issue.unlabeled(label, doing));
    }
  }

  return {
    interfaceVersion: 1,
    comments,
    failures,
    async look({ key }, actors) {
      await enter('look');
      const pointer = (await heads.read(key))?.content;
      const content = pointer && (await ledger.content(pointer.connection, pointer.key));
      if (!content) throw new BackendError('not_found', 'There is no such issue');
      const { title, body: description, open, labels } = ticket.issue;
      return {
        ticket: { ...content.ticket, title, description, open, labels: [...labels] },
        permissions: Object.fromEntries(actors.map(({ id }) => [id, 'write'] as const)),
      };
    },
    async addComment(_, comment) {
      await enter('addComment');
      const known = comments.find(({ id }) => id === comment.id);
      const found = known ?? comments.find((one) => one.comment.marker === comment.marker);
      // Looking for the comment and making one are two calls.
      if (!found) await pass('tracker.addComment (new)');
      const one = found ?? { id: `c${comments.length + 1}`, comment };
      if (found) found.comment = comment;
      else comments.push(one);
      return { id: one.id };
    },
    markInProgress: () => relabel('markInProgress', inProgress, [trigger, failed]),
    markComplete: (_, __, was) =>
      relabel('markComplete', undefined, [inProgress, ...(was ? [] : [trigger]), failed]),
    markFailed: (_, __, was) =>
      relabel('markFailed', failed, [inProgress, ...(was ? [] : [trigger])]),
    markStopped: (_, __, was) =>
      relabel('markStopped', undefined, [inProgress, ...(was ? [] : [trigger])]),
  };
}
