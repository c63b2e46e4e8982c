import type { Approval } from '../../shared/core/changes/approve.ts';
import { approve, reject, whyNotApproved } from '../../shared/core/changes/approve.ts';
import type { Intent } from '../../shared/core/intent.ts';
import { personOf } from '../../shared/core/listed.ts';
import type { Receipt } from '../../shared/core/receipt.ts';
import { taskId } from '../../shared/core/task-id.ts';
import { commentKey } from './comment-key.ts';
import type { ReceiveDeps } from './deps.ts';
import { entryOf } from './entry.ts';
import type { Taken } from './receive.ts';
import { settle } from './settle.ts';

type ApprovalIntent = Extract<Intent, { kind: 'approve' | 'reject' }>;

/** Carries out `/sluice approve` and `/sluice reject`. Dispatch asks whether the approver may, before anything runs. */
export async function approval(
  intent: ApprovalIntent,
  taken: Taken,
  deps: ReceiveDeps,
): Promise<Receipt> {
  const { event, verified } = taken;
  const reason = intent.kind === 'approve' ? 'approved' : 'turned_down';
  const recorded = await deps.ledger.record(
    entryOf(taken, 'accepted', reason, intent.project.name),
  );
  const word: Approval = {
    by: personOf(event.actor),
    at: event.at,
    precisionMs: event.precisionMs,
    key: commentKey(intent.comment),
  };
  const key = event.ticket.key;
  const head = await deps.heads.write(
    key,
    (intent.kind === 'approve' ? approve : reject)(word, deps.now()),
  );
  if (!head) return settle(taken, whyNotApproved(await deps.heads.read(key), word), deps, recorded);
  await (intent.kind === 'approve' ? deps.tasks : deps.shows).send({ ticket: key });
  return {
    outcome: 'accepted',
    reason,
    status: 200,
    delivery: verified.key,
    taskId: taskId(key, head.epoch),
  };
}
