import { change } from '../core/change.ts';
import { noteTrigger } from '../core/changes/not-opened.ts';
import type { Start } from '../core/changes/start.ts';
import { Fault } from '../core/fault.ts';
import type { Head } from '../core/head.ts';
import type { Recorded } from '../core/ledger.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';
import { answer } from './answer.ts';
import type { IntakeDeps } from './deps.ts';
import type { Done } from './done.ts';
import { message } from './message.ts';
import { settle } from './settle.ts';
import type { Taken } from './taken.ts';
import { tellOnce } from './tell-once.ts';
import type { StartIntent } from './wanted-start.ts';
import { messageIn } from './wanted-start.ts';

/** A start that opened nothing, and why. */
interface RefusedStart {
  readonly intent: StartIntent;
  readonly taken: Taken;
  readonly wanted: Start;
  readonly recorded: Recorded;
  readonly why: ReasonCode;
  readonly head: Head;
}

/** A repetition that may have to finish what the first try began, a message to what runs, or a start that came too late. */
export async function explain(
  { intent, taken, wanted, recorded, why, head }: RefusedStart,
  deps: IntakeDeps,
): Promise<Done> {
  const { key } = taken.event.ticket;
  if (why === 'duplicate_delivery') {
    if (head.enqueueOwed && head.content?.key === taken.verified.key)
      await deps.tasks.send({ ticket: key }, { group: head.project });
    return settle(taken, why, deps, 'known', head);
  }
  if (why === 'already_active' && wanted.ticket.session && !head.ticket?.session)
    return attach(head, wanted, taken, deps);
  const words = messageIn(intent);
  if (why === 'already_active' && words) return message(words, taken, deps, { recorded, head });
  if (wanted.breaker && (why === 'breaker_open' || why === 'bots_alone'))
    await tellOnce(head, wanted.breaker, 'start', deps);
  if (why === 'already_active' && wanted.visible) await deps.heads.write(key, noteTrigger(wanted));
  return settle(taken, why, deps, recorded, head);
}

/** A mention can come as a comment and as a session; if the comment won, the task is shown in the session from now on. */
async function attach(
  head: Head,
  { ticket }: Start,
  taken: Taken,
  deps: IntakeDeps,
): Promise<Receipt> {
  const attached = await deps.heads.write(
    head.key,
    change(head, deps.now(), { set: { ticket }, remove: ['comment'], show: true }),
  );
  if (!attached) throw new Fault(`ticket ${head.key} changed while a session was attached`);
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  return answer('session_attached', taken, attached);
}
