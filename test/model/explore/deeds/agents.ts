import type { Caller } from '../../../../functions/report/deps.ts';
import { heartbeat } from '../../../../functions/report/heartbeat.ts';
import { result } from '../../../../functions/report/result.ts';
import { progress, question } from '../../../../functions/report/tell.ts';
import type { HeadStore } from '../../../../shared/core/store.ts';
import { parseTaskId, taskId } from '../../../../shared/core/task-id.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Place, Run } from '../place.ts';
import { withRun } from '../runs.ts';
import { surroundings } from '../surroundings.ts';

type Deps = ReturnType<typeof surroundings>;

/** What an agent can say, and what it has then made of its run. */
const SAYS: Readonly<
  Record<
    string,
    { readonly leaves?: Run; readonly say: (caller: Caller, deps: Deps) => Promise<unknown> }
  >
> = {
  'sends a heartbeat': { say: (caller, deps) => heartbeat(caller, 1, deps) },
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
};

/** Attempts, the newest first: the present one and the zombies. */
const NTHS = { 'the newest attempt': 0, 'the attempt before': 1 } as const;

export const agents: readonly Deed[] = Object.entries(NTHS).flatMap(([who, nth]) =>
  Object.entries(SAYS).map(
    ([what, { leaves, say }]): Deed => ({
      name: `${who} ${what}`,
      async plan(place) {
        const key = Object.keys(place.runs).at(-1 - nth);
        const run = key && place.runs[key];
        const caller = key && callerOf(key);
        if (!caller || !run || !mayStillSay(run, leaves)) return undefined;
        const calls = (at: Place) => (leaves ? withRun(at, key, leaves) : at);
        const write = await firstWrite(place.head, (heads: HeadStore) =>
          say(caller, surroundings(heads, place)),
        );
        if (!write) return leaves && run !== leaves ? { calls } : undefined;
        return { write, calls, forbidden: byAnother(caller) };
      },
    }),
  ),
);

/** A result is said once, or the same again; after it nothing else. What was told to stop may not have heard. */
function mayStillSay(run: Run, leaves: Run | undefined): boolean {
  return run === 'going' || run === 'over' || run === leaves;
}

function callerOf(key: string): Caller | undefined {
  const [, task, attempt, openedAt] = /^(.+):(\d+):([0-9a-z]+)$/.exec(key) ?? [];
  const of = parseTaskId(task ?? '');
  return (
    of && {
      ...of,
      task: taskId(of.key, of.epoch),
      attempt: Number(attempt),
      openedAt: Number.parseInt(openedAt ?? '', 36),
    }
  );
}

function byAnother({ epoch, attempt }: Caller) {
  return (before: Place['head']) =>
    before?.epoch === epoch && before.attempt === attempt
      ? undefined
      : 'an attempt that is not the current one changes the ticket';
}
