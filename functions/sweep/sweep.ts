import type { Patch } from '../../shared/core/change.ts';
import { change } from '../../shared/core/change.ts';
import type { Config } from '../../shared/core/config.ts';
import { isActive, isUnfiled, lookTime, showOwed } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { overdue } from '../../shared/core/overdue.ts';
import type { Project } from '../../shared/core/project.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import type { SweepDeps } from './deps.ts';
import { expire } from './expire.ts';

/** How many heads are asked for at once, the longest overdue first. */
const BATCH = 200;
/** A pass goes on while more are due, but leaves the rest of its function's time to what else it does. */
const WORK_MS = 15_000;

type Limits = Pick<Project['limits'], 'retries' | 'deadlineSeconds'>;

/** For a task whose project is no longer configured: no further attempt, and this one in reasonable time. */
const GONE = { retries: 0, deadlineSeconds: 7_200 } as const;

/** What a pass did, for the log. */
export interface Swept {
  readonly looked: number;
  readonly expired: number;
  readonly sent: number;
}

/**
 * Finds what is due: timers that ran out, and work that is owed and was not done because a message was lost or a process died.
 * A ticket that cannot be swept keeps no other from it. `dueAt` moves on before anything is sent, so a pass that dies half-way is finished by the next, later and not twice at once.
 */
export async function sweep(deps: SweepDeps): Promise<Swept> {
  const config = await deps.config.read();
  const swept = { expired: 0, sent: 0 };
  const errors: unknown[] = [];
  const until = deps.now() + WORK_MS;
  let looked = 0;
  for (let more = true; more; ) {
    const due = await deps.heads.due(deps.now(), BATCH);
    for (const head of due) {
      for (const effect of overdue(head, deps.now())) deps.late?.(effect);
      try {
        await sweepOne(head, config, swept, deps);
      } catch (error) {
        errors.push(error);
      }
    }
    looked += due.length;
    // One that failed is still due: it would be the first of the next batch.
    more = due.length === BATCH && errors.length === 0 && deps.now() < until;
  }
  if (errors.length > 0) {
    const first = errors[0] instanceof Error ? errors[0].message : '';
    throw new AggregateError(errors, `${errors.length} of ${looked} tickets failed: ${first}`);
  }
  return { looked, ...swept };
}

async function sweepOne(
  head: Head,
  config: Config,
  swept: { expired: number; sent: number },
  deps: SweepDeps,
): Promise<void> {
  const now = deps.now();
  const limits = limitsOf(head, config);
  const expiry = expire(head, now, limits);
  const written = await deps.heads.write(head.key, change(head, now, expiry ?? again(head, now)));
  if (!written) return;
  if (!expiry && lookTime(head) <= now) deps.look?.(written);
  const { project = '' } = head;
  if (expiry?.to !== undefined) {
    swept.expired++;
    await freeSlot(head, deps);
  }
  // A run that went on with an answer may have outlived its slot; it runs, so it counts, whatever the cap.
  const deadline = expiry?.to === undefined ? expiry?.set?.deadline : undefined;
  if (deadline !== undefined) await takeSlot(project, head.key, deadline, deps);
  swept.sent += await send(written, now, deps);
}

/** A run that ended between the write and this has given back what it did not have yet. */
async function takeSlot(
  project: string,
  ticket: string,
  deadline: number,
  { slots, heads, now }: SweepDeps,
): Promise<void> {
  await slots.take(project, ticket, deadline, Number.MAX_SAFE_INTEGER, now());
  const head = await heads.read(ticket);
  if (!head || !isActive(head)) await slots.release(project, ticket);
}

/** An agent with a time of its own has that. */
function limitsOf(head: Head, { projects, agents }: Config): Limits {
  const limits = projects.find((each) => each.name === head.project)?.limits ?? GONE;
  const seconds = agents.find((each) => each.name === head.agent)?.timeoutSeconds;
  return { retries: limits.retries, deadlineSeconds: seconds ?? limits.deadlineSeconds };
}

/** Another try of what is owed: the next comes after twice the time. */
function again(head: Head, now: number): Patch {
  return {
    set: {
      ...(lookTime(head) <= now ? { lookAt: now + TIMERS.look } : {}),
      ...(head.enqueueOwed && isActive(head) && head.waitsIn === undefined
        ? { enqueueTries: Math.min((head.enqueueTries ?? 0) + 1, 4) }
        : {}),
      // One that failed was counted where it failed; this is for messages that were lost.
      ...(showOwed(head) && head.showAfter === undefined
        ? { showTries: Math.max(head.showTries ?? 0, Math.min((head.showTries ?? 0) + 1, 8)) }
        : {}),
    },
  };
}

async function send(head: Head, now: number, deps: SweepDeps): Promise<number> {
  const forDispatch = head.stopOwed || (head.enqueueOwed && (head.notBefore ?? 0) <= now);
  const forWriteback = (showOwed(head) && (head.showAfter ?? 0) <= now) || isUnfiled(head);
  if (forDispatch) await deps.tasks.send({ ticket: head.key }, { group: head.project });
  if (forWriteback) await deps.shows.send({ ticket: head.key }, { group: head.project });
  return Number(Boolean(forDispatch)) + Number(Boolean(forWriteback));
}
