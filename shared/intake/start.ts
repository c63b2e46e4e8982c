import { whyNotOpen } from '../core/changes/not-opened.ts';
import { open } from '../core/changes/open.ts';
import type { Start } from '../core/changes/start.ts';
import { Fault } from '../core/fault.ts';
import type { Head } from '../core/head.ts';
import type { Content } from '../core/ledger.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';
import { reopen } from '../core/reopen.ts';
import type { Written } from '../core/store.ts';
import type { Verdict } from '../core/verdict.ts';
import { answer } from './answer.ts';
import { mayBeStranger } from './asker.ts';
import type { IntakeDeps } from './deps.ts';
import type { Done } from './done.ts';
import { entryOf } from './entry.ts';
import { hasExpired } from './expired.ts';
import { explain } from './refused-start.ts';
import { settle } from './settle.ts';
import type { Taken } from './taken.ts';
import type { StartIntent } from './wanted-start.ts';
import { scanned, startOf } from './wanted-start.ts';

/** Where the scanner's decision puts a task, and the reason that the delivery gets. */
const BY_DECISION = {
  allow: { state: 'queued', reason: 'started' },
  hold: { state: 'held', reason: 'scan_flagged' },
  block: { state: 'rejected', reason: 'scan_blocked' },
} as const satisfies Record<Verdict['decision'], { state: Start['state']; reason: ReasonCode }>;

/** Not every sender repeats a delivery that was answered 503. */
const TRIES = 4;

const TOO_LARGE = { state: 'held', reason: 'too_large' } as const;

/** Opens a task: content, head, message, in this order, so that a crash between any two is finished by a repetition or by sweep. */
export async function start(intent: StartIntent, taken: Taken, deps: IntakeDeps): Promise<Done> {
  const content = scanned(intent, taken, deps);
  const judged = BY_DECISION[content.verdict.decision];
  const entry = entryOf(
    taken,
    judged.state === 'queued' ? 'accepted' : judged.state,
    judged.reason,
    intent.project.name,
  );
  const recorded = await deps.ledger.record(entry, content);
  const first =
    recorded === 'known' ? await deps.ledger.entry(entry.connection, entry.key) : undefined;
  if (hasExpired(first)) return answer('expired', taken);
  if (recorded === 'known' && !(await isWhatIsKept(content, taken, deps)))
    return settle(taken, 'duplicate_delivery', deps, 'known');

  const finding = recorded === 'tooLarge' ? TOO_LARGE : judged;
  const state =
    mayBeStranger(intent, taken) && content.verdict.decision !== 'allow' ? 'queued' : finding.state;
  const wanted = startOf(intent, taken, content, { ...finding, state }, first?.receivedAt);
  const opened = await openSomehow(wanted, deps);
  return 'head' in opened
    ? explain({ intent, taken, wanted, recorded, ...opened }, deps)
    : hand(opened.opened, wanted, taken, deps);
}

/** Where the sender chose the key, it may come again with other words; an agent would get the ones that are kept. */
async function isWhatIsKept(content: Content, taken: Taken, deps: IntakeDeps): Promise<boolean> {
  const kept = await deps.ledger.content(taken.delivery.connection, taken.verified.key);
  return (
    kept?.text === content.text &&
    kept.ticket.key === content.ticket.key &&
    kept.raw === content.raw
  );
}

/** Opens the next epoch, over one that still owes something where that is all that is in the way; or tells why not. */
async function openSomehow(
  wanted: Start,
  { heads, now }: IntakeDeps,
): Promise<{ readonly opened: Head } | { readonly why: ReasonCode; readonly head: Head }> {
  const { key } = wanted.ticket;
  let head: Head | undefined;
  for (let tries = 0; tries < TRIES; tries++) {
    const result: Written = head
      ? await reopen(heads, head, wanted, now())
      : await heads.tryWrite(key, open(wanted, now()));
    if ('written' in result) return { opened: result.written };
    head = result.refusedBy;
    const why = head && whyNotOpen(head, wanted, now());
    if (head && why !== undefined && why !== 'unsettled') return { why, head };
  }
  throw new Fault(`ticket ${key} was changed by others ${TRIES} times in a row`);
}

/** The third call: a queued task goes to dispatch, everything else is only to be shown. */
async function hand(head: Head, wanted: Start, taken: Taken, deps: IntakeDeps): Promise<Receipt> {
  const { key } = taken.event.ticket;
  const queue = wanted.state === 'queued' ? deps.tasks : deps.shows;
  await queue.send({ ticket: key }, { group: head.project });
  return answer(wanted.reason, taken, head);
}
