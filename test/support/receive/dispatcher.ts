import type { DispatchDeps } from '../../../functions/dispatch/deps.ts';
import { dispatch } from '../../../functions/dispatch/dispatch.ts';
import type { Backend } from '../../../shared/core/backend.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import { change } from '../../../shared/core/change.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { State } from '../../../shared/core/lifecycle.ts';
import type { Permission } from '../../../shared/core/project.ts';
import { agreeing } from '../memory/agreeing.ts';
import { memoryBrakeStore } from '../memory/memory-brake-store.ts';
import { memorySlotStore } from '../memory/memory-slot-store.ts';
import type { Desk } from './desk.ts';
import type { Issue } from './issue.ts';

/** What comes after receive: the real dispatch, with an agent and an issue that can be looked at. */
export interface Dispatcher {
  /** Idempotency keys of the runs that were started, and references of those that were stopped. */
  readonly started: Set<string>;
  readonly stopped: string[];
  /** Takes every message that waits. */
  drain(): Promise<void>;
}

/** Everybody may do the same; the issue is as it stands when the look is taken. */
export function dispatcher(
  { deps, heads, ledger, tasks, shows, given }: Desk,
  issue: Issue,
  permission: Permission | 'none' = 'write',
): Dispatcher {
  const started = new Set<string>();
  const stopped: string[] = [];
  const backend = {
    async look(ticket, actors) {
      const head = await heads.read(ticket.key);
      const content =
        head?.content && (await ledger.content(head.content.connection, head.content.key));
      if (!content) throw new BackendError('not_found', 'There is no such issue');
      const { title, body: description, open } = issue;
      return {
        ticket: { ...content.ticket, title, description, open, labels: [...issue.labels] },
        permissions: Object.fromEntries(actors.map(({ id }) => [id, permission])),
      };
    },
  } satisfies Pick<Backend, 'look'>;
  const dispatching: DispatchDeps = {
    ...deps,
    heads,
    secondOpinion: agreeing,
    ledger,
    shows,
    slots: memorySlotStore(),
    brakes: memoryBrakeStore(),
    backend: async () => backend as unknown as Backend,
    agent: async () => ({
      heartbeats: true,
      async start({ idempotencyKey }) {
        started.add(idempotencyKey);
        return { reference: idempotencyKey };
      },
      async stop(reference) {
        stopped.push(reference);
      },
    }),
    tokenKey: async () => 'a key of the tests',
    url: 'https://sluice.example',
    now: () => given.now,
  };
  return {
    started,
    stopped,
    async drain() {
      for (let message = tasks.take(); message; message = tasks.take()) {
        await dispatch(message.ticket, dispatching);
      }
    },
  };
}

/** The one ticket of a test, and what time it is. */
export type Place = Pick<Desk, 'head' | 'heads'> & { readonly given: { readonly now: number } };

/** Brings a task on, as dispatch, report and sweep would. */
export async function move(at: Place, to: State, set: Partial<Head> = {}): Promise<Head> {
  const head = await at.head();
  if (!head) throw new Error('there is no task');
  const moved = await at.heads.write(head.key, change(head, at.given.now, { to, set }));
  if (!moved) throw new Error(`the task cannot go from ${head.state} to ${to}`);
  return moved;
}

/** A run, from the queue. */
export async function run(at: Place): Promise<Head> {
  return move(at, 'running', {
    attempt: 1,
    agent: 'tester',
    reference: 'run-1',
    markedAt: at.given.now,
  });
}

/** Writeback has shown the task, and put it away when it has ended. */
export async function settleDebts(at: Place): Promise<Head> {
  const head = await at.head();
  if (!head) throw new Error('there is no task');
  if (head.archiveOwed) await at.heads.archive(head);
  const shown = change(head, at.given.now, {
    set: { showShown: head.showWant ?? 0, comment: 'comment-1' },
    remove: ['archiveOwed', 'stopOwed', 'stopRun'],
  });
  const settled = await at.heads.write(head.key, shown);
  if (!settled) throw new Error('somebody else wrote');
  return settled;
}
