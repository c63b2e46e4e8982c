import { randomUUID } from 'node:crypto';
import { change } from '../../shared/core/change.ts';
import type { Approval } from '../../shared/core/changes/approve.ts';
import { approve, reject, whyNotApproved } from '../../shared/core/changes/approve.ts';
import { isActive } from '../../shared/core/due.ts';
import type { Head, Person } from '../../shared/core/head.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import { reopen } from '../../shared/core/reopen.ts';
import { revise } from '../../shared/core/revise.ts';
import type { OperateDeps } from './deps.ts';
import type { Response } from './request.ts';
import { summary } from './view.ts';

/** Releases a held task for its present text, or for exactly the digest that was named. */
export async function approveTask(
  head: Head,
  by: Person,
  digest: string | undefined,
  deps: OperateDeps,
): Promise<Response> {
  const word = { ...wordOf(head, by, deps), digest: digest ?? head.digest ?? '' };
  const released = await deps.heads.tryWrite(head.key, approve(word, deps.now()));
  if (!('written' in released)) return refused(whyNotApproved(released.refusedBy, word));
  await deps.tasks.send({ ticket: head.key }, { group: head.project });
  return { ok: true, task: summary(released.written) };
}

/** Ends a held task. */
export async function rejectTask(head: Head, by: Person, deps: OperateDeps): Promise<Response> {
  const word = wordOf(head, by, deps);
  const ended = await deps.heads.tryWrite(head.key, reject(word, deps.now()));
  if (!('written' in ended)) return refused(whyNotApproved(ended.refusedBy, word));
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  return { ok: true, task: summary(ended.written) };
}

/** Stops a task in any state that is not an end. */
export async function stopTask(head: Head, by: Person, deps: OperateDeps): Promise<Response> {
  const stopped = await revise(deps.heads, head.key, (now) =>
    isActive(now) && now.epoch === head.epoch
      ? change(now, deps.now(), {
          to: 'cancelled',
          reason: 'stopped_by_person',
          by: by.name,
          set: { stopOwed: true, fence: Math.max(now.fence ?? 0, deps.now()) },
        })
      : undefined,
  );
  if (!stopped) return refused('nothing_to_stop');
  await deps.tasks.send({ ticket: head.key }, { group: head.project });
  return { ok: true, task: summary(stopped) };
}

/** Opens the next task of a ticket from the text of the last one. A text that was blocked stays blocked. */
export async function retryTask(head: Head, by: Person, deps: OperateDeps): Promise<Response> {
  const { ticket, project, content, verdict, digest } = head;
  if (isActive(head)) return refused('already_active');
  if (!ticket || !project || !content || !verdict || !digest) return refused('content_missing');
  if (verdict.decision === 'block') return refused('scan_blocked');
  const now = deps.now();
  const held = verdict.decision === 'hold' && head.approver === undefined;
  const opened = await reopen(
    deps.heads,
    head,
    {
      ticket,
      project,
      trigger: 'retry',
      starter: by,
      risk: head.risk ?? 'medium',
      content,
      digest,
      verdict,
      state: held ? 'held' : 'queued',
      reason: held ? 'scan_flagged' : 'started',
      at: Math.max(now, (head.fence ?? 0) + 1),
      precisionMs: 1,
      keys: [`operator:${randomUUID()}`],
      visible: false,
      canLook: head.lookAt !== undefined,
    },
    now,
  );
  if (!('written' in opened))
    return {
      ok: false,
      error: 'refused',
      message: 'Somebody else changed the task just now.',
      hint: 'Look again with `sluice show`.',
    };
  await (held ? deps.shows : deps.tasks).send({ ticket: head.key }, { group: head.project });
  return { ok: true, task: summary(opened.written) };
}

function wordOf({ epoch }: Head, by: Person, deps: OperateDeps): Approval {
  return { by, at: deps.now(), precisionMs: 1, key: `operator:${randomUUID()}`, epoch };
}

function refused(code: ReasonCode): Response {
  const { means, hint } = reason(code) as { means: string; hint?: string };
  return { ok: false, error: 'refused', message: means, ...(hint === undefined ? {} : { hint }) };
}
