import type { Caller } from '../../../../functions/report/deps.ts';
import { heartbeat } from '../../../../functions/report/heartbeat.ts';
import { result } from '../../../../functions/report/result.ts';
import { progress, question } from '../../../../functions/report/tell.ts';
import type { Head } from '../../../../shared/core/head.ts';
import { idempotencyKey } from '../../../../shared/core/idempotency-key.ts';
import type { HeadStore } from '../../../../shared/core/store.ts';
import { taskId } from '../../../../shared/core/task-id.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { openedAt } from '../normal/moments.ts';
import type { Place, Run } from '../place.ts';
import { withRun } from '../runs.ts';
import { surroundings } from '../surroundings.ts';
import { wholeRun } from '../whole-run.ts';

type Deps = ReturnType<typeof surroundings>;

/** What an agent can say, and what it has then made of its run. */
const SAYS: Readonly<
  Record<
    string,
    { readonly leaves?: Run; readonly say: (caller: Caller, deps: Deps) => Promise<unknown> }
  >
> = {
  'sends a heartbeat': { say: (caller, deps) => heartbeat(caller, 0, deps) },
  'tells of progress': { say: (caller, deps) => progress(caller, 'half', deps) },
  asks: { say: (caller, deps) => question(caller, 'Which?', deps) },
  'reports success': {
    leaves: 'succeeded',
    say: (caller, deps) => result(caller, { success: true, summary: '', exit_code: 0 }, deps),
  },
  'reports failure': {
    leaves: 'failed',
    say: (caller, deps) => result(caller, { success: false, summary: '', exit_code: 1 }, deps),
  },
  'reports that it took all back': {
    leaves: 'rolled_back',
    say: (caller, deps) =>
      result(caller, { success: false, outcome: 'rolled_back', summary: '', exit_code: 1 }, deps),
  },
};

/** What the agent of the present attempt says, and those of attempts before it. */
export const agents: readonly Deed[] = [
  ...Object.entries(SAYS).map(
    ([what, { leaves, say }]): Deed => ({
      name: `the agent ${what}`,
      async plan(place) {
        const { head } = place;
        const key = head?.attempt ? idempotencyKey(head) : undefined;
        const run = key && place.runs[key];
        if (!head || !run || !mayStillSay(run, leaves)) return undefined;
        const calls = (at: Place) => (leaves ? withRun(at, key, leaves) : at);
        const write = await firstWrite(head, (heads: HeadStore) =>
          say(callerOf(head), surroundings(heads, place)),
        );
        return write ? { write, calls } : leaves && run !== leaves ? { calls } : undefined;
      },
    }),
  ),
  {
    // The second write of a heartbeat, which asks for the version of the first.
    name: 'the agent has read its messages',
    async plan(place) {
      const { head } = place;
      if (!head?.inbox?.length || !place.runs[idempotencyKey(head)]) return undefined;
      const cursor = (head.inboxStart ?? 0) + head.inbox.length;
      const writes = await wholeRun(head, (heads) =>
        heartbeat(callerOf(head), cursor, surroundings(heads, place)),
      );
      const last = writes.at(-1);
      return last && { calls: (at) => ({ ...at, head: last }) };
    },
  },
  ...Object.entries(SAYS).map(
    ([what, { say }]): Deed => ({
      name: `an agent of before ${what}`,
      async plan(place) {
        for (const caller of callersBefore(place.head)) {
          const write = await firstWrite(place.head, (heads: HeadStore) =>
            say(caller, surroundings(heads, place)),
          );
          if (write) return { write, forbidden: () => BY_ANOTHER };
        }
        return undefined;
      },
    }),
  ),
];

const BY_ANOTHER = 'an attempt that is not the current one changes the ticket';

/** A result is said once, or the same again; after it nothing else. What was told to stop may not have heard. */
function mayStillSay(run: Run, leaves: Run | undefined): boolean {
  return run === 'going' || run === 'over' || run === leaves;
}

function callerOf({ key, epoch, attempt = 1, openedAt: opened = 0 }: Head): Caller {
  return { key, epoch, task: taskId(key, epoch), attempt, openedAt: opened };
}

/** The attempt before the present one, and one of the task before. */
function callersBefore(head: Head | undefined): readonly Caller[] {
  if (!head) return [];
  const { epoch, attempt = 0 } = head;
  return [
    ...(attempt > 1 ? [callerOf({ ...head, attempt: attempt - 1 })] : []),
    ...(epoch > 1
      ? [callerOf({ ...head, epoch: epoch - 1, attempt: 1, openedAt: openedAt(epoch - 1) })]
      : []),
  ];
}
