import type { Backend, StickyComment } from '../../../shared/core/backend.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Permission } from '../../../shared/core/project.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import { carl, jane, ticketOf } from './samples.ts';

type Call = 'look' | 'addComment' | Mark;
type Mark = 'markInProgress' | 'markComplete' | 'markFailed' | 'markStopped';

/** A tracker with one ticket, that remembers what was done to it. */
export interface FakeBackend extends Backend {
  /** How the ticket stands; tests change it as people would. */
  ticket: Ticket;
  readonly permissions: Record<string, Permission | 'none'>;
  /** Every call in its order, a comment with its first line: `addComment **Sluice: Done**`. */
  readonly calls: string[];
  /** The comments as they read now, by marker. */
  readonly comments: ReadonlyMap<string, { readonly id: string; readonly comment: StickyComment }>;
  /** What the coming calls throw, one each. */
  readonly failures: Error[];
  /** Done within a call, before it takes effect: what happens meanwhile. */
  meanwhile: ((call: Call) => Promise<void> | void) | undefined;
}

export function fakeBackend(): FakeBackend {
  const comments = new Map<string, { readonly id: string; readonly comment: StickyComment }>();
  const enter = async (call: Call, words = call as string) => {
    fake.calls.push(words);
    const failure = fake.failures.shift();
    if (failure) throw failure;
    const { meanwhile } = fake;
    fake.meanwhile = undefined;
    await meanwhile?.(call);
  };
  const fake: FakeBackend = {
    interfaceVersion: 1,
    ticket: ticketOf(),
    permissions: { [jane.id]: 'write', [carl.id]: 'write' },
    calls: [],
    comments,
    failures: [],
    meanwhile: undefined,
    async look(_, actors) {
      await enter('look');
      const rights = actors.map(({ id }) => [id, fake.permissions[id] ?? 'none'] as const);
      return { ticket: fake.ticket, permissions: Object.fromEntries(rights) };
    },
    async addComment(_, comment) {
      await enter('addComment', `addComment ${comment.body.split('\n')[0]}`);
      const known = [...comments].find(([, { id }]) => id === comment.id)?.[0];
      if (known !== undefined && known !== comment.marker) comments.delete(known);
      const id = comment.id ?? comments.get(comment.marker)?.id ?? `c${comments.size + 1}`;
      comments.set(comment.marker, { id, comment });
      return { id };
    },
    markInProgress: () => enter('markInProgress'),
    markComplete: () => enter('markComplete'),
    markFailed: (_, reason) => enter('markFailed', `markFailed ${reason}`),
    markStopped: () => enter('markStopped'),
  };
  return fake;
}

/** What a tracker answers that is down for a while. */
export function unavailable(retryAfterSeconds?: number): BackendError {
  return new BackendError(
    'unavailable',
    'The tracker did not answer',
    retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
  );
}
