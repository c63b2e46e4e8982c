import { isDeepStrictEqual } from 'node:util';
import { change } from '../../shared/core/change.ts';
import { endAttempt, outcomeOf } from '../../shared/core/changes/end.ts';
import { isActive, showOwed } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import type { HeadWrite } from '../../shared/core/head-write.ts';
import type { Result } from '../../shared/core/result.ts';
import { revise } from '../../shared/core/revise.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import { isCurrent, superseded } from './current.ts';
import type { Answer, Caller, ReportDeps } from './deps.ts';

/**
 * The end of an attempt. Kept first, then the head moves, so that a crash in between is finished by the agent's repetition. The same
 * result again is a success; another one is refused. An attempt whose lease ran out still counts until the next is claimed; the last
 * attempt's result counts as late, even after the task has ended, or while its retry is held: a finished pull request is never lost.
 */
export async function result(caller: Caller, reported: Result, deps: ReportDeps): Promise<Answer> {
  const before = await deps.heads.read(caller.key);
  if (!isCurrent(before, caller)) return again(caller, reported, before, deps);
  const kept = await deps.results.put(caller.key, caller.epoch, caller.attempt, reported);
  if (kept === 'known') {
    const first = await deps.results.get(caller.key, caller.epoch, caller.attempt);
    if (!isDeepStrictEqual(first, reported)) {
      return {
        status: 409,
        body: {
          error: 'result_differs',
          message: 'This attempt has already reported another result.',
        },
      };
    }
  }
  const project = (await deps.config.read()).projects.find((each) => each.name === before.project);
  const retries = project?.limits.retries ?? 0;
  const ended = await settleAttempt(caller, reported, before, retries, deps);
  const after = ended ?? (await deps.heads.read(caller.key));
  if (after?.state !== 'running' && after?.state !== 'needs_info') await freeSlot(before, deps);
  // Of one that is repeated the first may have died before this.
  if (ended || (after && showOwed(after)))
    await deps.shows.send({ ticket: caller.key }, { group: before.project });
  return { status: 200, body: { state: stateOf(after, caller, reported) } };
}

/** What the caller's task came to; where the ticket has its next one meanwhile, that one's state is nothing to it. */
function stateOf(head: Head | undefined, { epoch }: Caller, reported: Result) {
  return head?.epoch === epoch ? (head.state ?? null) : outcomeOf(reported).to;
}

/** The answer to the first may have been lost, and a person or the next attempt been faster than its repetition. */
async function again(
  caller: Caller,
  reported: Result,
  head: Head | undefined,
  { results }: ReportDeps,
): Promise<Answer> {
  const first = await results.get(caller.key, caller.epoch, caller.attempt);
  if (!isDeepStrictEqual(first, reported)) return superseded(head);
  return { status: 200, body: { state: stateOf(head, caller, reported) } };
}

/** A queued retry runs after all, for as long as it takes to end it; then as if the lease had held. */
async function settleAttempt(
  caller: Caller,
  reported: Result,
  before: Head,
  retries: number,
  deps: ReportDeps,
): Promise<Head | undefined> {
  const queuedAgain = (head: Head) =>
    head.state === 'queued' && outcomeOf(reported).to !== 'failed';
  const next = (head: Head) => {
    if (!isCurrent(head, caller)) return undefined;
    return queuedAgain(head)
      ? change(head, deps.now(), { to: 'running', reason: 'started', show: false })
      : ending(head, reported, retries, deps.now());
  };
  const written = await revise(deps.heads, caller.key, next, before);
  // No result leaves its attempt running.
  return written?.state === 'running' ? revise(deps.heads, caller.key, next, written) : written;
}

function ending(head: Head, reported: Result, retries: number, now: number): HeadWrite | undefined {
  const kept = { resultAttempt: head.attempt ?? 0 };
  if (!isActive(head)) {
    if (head.resultAttempt === head.attempt) return undefined;
    return change(head, now, { set: { ...kept, lateResult: true, archiveOwed: true }, show: true });
  }
  if (head.state === 'queued') return undefined;
  // A hold is a person's to release; the result helps them decide.
  if (head.state === 'held') {
    if (head.resultAttempt === head.attempt) return undefined;
    return change(head, now, { set: { ...kept, lateResult: true }, show: true });
  }
  const end = { ...outcomeOf(reported), stopRun: false, set: kept };
  const patch = endAttempt(head, now, end, retries);
  // An earlier attempt's late result stays where this one brings none.
  const remove = patch.set?.resultAttempt === undefined ? [] : (['lateResult'] as const);
  return change(head, now, { ...patch, remove: [...(patch.remove ?? []), ...remove] });
}
