import type { Approval } from '../core/changes/approve.ts';
import { approve, reject, whyNotApproved } from '../core/changes/approve.ts';
import type { Intent } from '../core/intent.ts';
import { personOf } from '../core/listed.ts';
import { answer } from './answer.ts';
import { commentKey } from './comment-key.ts';
import type { IntakeDeps } from './deps.ts';
import type { Before, Done } from './done.ts';
import { entryOf } from './entry.ts';
import { spared, sparing } from './other-minds.ts';
import { settle } from './settle.ts';
import type { Taken } from './taken.ts';

type ApprovalIntent = Extract<Intent, { kind: 'approve' | 'reject' }>;

/** Carries out `/sluice approve` and `/sluice reject`. Dispatch asks whether the approver may, before anything runs. */
export async function approval(
  intent: ApprovalIntent,
  taken: Taken,
  deps: IntakeDeps,
  before?: Before,
): Promise<Done> {
  const { event, others } = taken;
  const reason = intent.kind === 'approve' ? 'approved' : 'turned_down';
  const recorded =
    before?.recorded ??
    (await deps.ledger.record(entryOf(taken, 'accepted', reason, intent.project.name)));
  const word: Approval = {
    by: personOf(event.actor),
    at: event.at,
    precisionMs: event.precisionMs,
    key: commentKey(intent.comment),
  };
  const key = event.ticket.key;
  const change = intent.kind === 'approve' ? approve : reject;
  const result = await deps.heads.tryWrite(key, sparing(change(word, deps.now()), others));
  const head = 'refusedBy' in result ? spared(result.refusedBy, others) : undefined;
  if (head) return { anothers: { head, recorded } };
  if (!('written' in result))
    return settle(taken, whyNotApproved(result.refusedBy, word), deps, recorded, result.refusedBy);
  await (intent.kind === 'approve' ? deps.tasks : deps.shows).send(
    { ticket: key },
    { group: result.written.project },
  );
  return answer(reason, taken, result.written);
}
