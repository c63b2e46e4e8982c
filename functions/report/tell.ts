import type { Patch } from '../../shared/core/change.ts';
import { change } from '../../shared/core/change.ts';
import { revise } from '../../shared/core/revise.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import { isCurrent, superseded } from './current.ts';
import type { Answer, Caller, ReportDeps } from './deps.ts';

/** A line of progress, shown on the ticket; several in a row are one update. */
export function progress(caller: Caller, text: string, deps: ReportDeps): Promise<Answer> {
  const lease = deps.now() + TIMERS.lease;
  return tell(caller, { set: { progress: text, lease }, remove: ['startBy'], show: true }, 5, deps);
}

/**
 * A question to the people on the ticket: the task waits for their answer, at most seven days. Nothing runs meanwhile, so its slot goes
 * to the next in line; with the answer it runs again at once, for that while above the cap if need be.
 */
export async function question(caller: Caller, text: string, deps: ReportDeps): Promise<Answer> {
  const patch: Patch = {
    to: 'needs_info',
    reason: 'asked',
    set: { question: text, until: deps.now() + TIMERS.answer },
  };
  const answer = await tell(caller, patch, 0, deps);
  const head = answer.status === 202 ? await deps.heads.read(caller.key) : undefined;
  if (head?.state === 'needs_info') await freeSlot(head, deps);
  return answer;
}

async function tell(
  caller: Caller,
  patch: Patch,
  delaySeconds: number,
  deps: ReportDeps,
): Promise<Answer> {
  const head = await revise(deps.heads, caller.key, (now) =>
    isCurrent(now, caller) && now.state === 'running' ? change(now, deps.now(), patch) : undefined,
  );
  if (!head) return refused(caller, patch, deps);
  await deps.shows.send({ ticket: caller.key }, { delaySeconds, group: head.project });
  return { status: 202, body: { state: head.state } };
}

/** The same question again, after a lost answer, is a success. */
async function refused(caller: Caller, patch: Patch, deps: ReportDeps): Promise<Answer> {
  const head = await deps.heads.read(caller.key);
  const repeated =
    isCurrent(head, caller) && head.state === 'needs_info' && head.question === patch.set?.question;
  return repeated ? { status: 202, body: { state: 'needs_info' } } : superseded(head);
}
