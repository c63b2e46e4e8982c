import { besideGoal } from '../core/beside.ts';
import type { Start } from '../core/changes/start.ts';
import { digest } from '../core/digest.ts';
import { goalOf } from '../core/goal.ts';
import type { Intent } from '../core/intent.ts';
import { judge } from '../core/judge.ts';
import type { Content } from '../core/ledger.ts';
import { personOf } from '../core/listed.ts';
import { rawText } from '../core/raw.ts';
import type { ReasonCode } from '../core/reasons.ts';
import { riskOf } from '../core/risk.ts';
import type { TicketRef } from '../core/ticket.ts';
import { VISIBLE_TRIGGERS } from '../core/visible-triggers.ts';
import { startBreaker } from './asker.ts';
import { commentKey } from './comment-key.ts';
import type { IntakeDeps } from './deps.ts';
import type { Taken } from './taken.ts';

export type StartIntent = Extract<Intent, { kind: 'start' }>;

/** The text that would be the goal, with the scanner's word on it: all that dispatch will need, kept before anything else. */
export function scanned(
  { project, trigger, instruction }: StartIntent,
  { event, delivery }: Taken,
  deps: IntakeDeps,
): Content {
  const { ticket, actor } = event;
  const text = goalOf(ticket, instruction);
  const raw = rawText(delivery.body, delivery.headers);
  const input = { text, author: actor.name, labels: ticket.labels };
  const verdict = judge(deps.scan, input, raw, project.scan, besideGoal(ticket, actor));
  return {
    ticket,
    actor,
    trigger,
    text,
    verdict,
    raw,
    ...(instruction === undefined ? {} : { instruction }),
  };
}

/** What the comment of a mention says to a task that runs already. */
export function messageIn({ project, comment, instruction = '' }: StartIntent) {
  return comment && ({ kind: 'message', project, comment, text: instruction } as const);
}

/** The start as the head is to have it. What carries no time of its own is timed by our first
 * receipt: each attempt is signed at another time, and a repetition must be no later than the first. */
export function startOf(
  intent: StartIntent,
  taken: Taken,
  { text, verdict }: Content,
  judged: { readonly state: Start['state']; readonly reason: ReasonCode },
  firstReceivedAt: number | undefined,
): Start {
  const { project, trigger, comment } = intent;
  const { event, verified, delivery, tracker } = taken;
  const { ticket, actor } = event;
  const untimed = event.at === delivery.receivedAt || event.at === verified.signedAt;
  return {
    ticket: refOf(ticket),
    project: project.name,
    trigger,
    starter: personOf(actor),
    risk: riskOf(ticket, project.riskTier),
    ...(judged.reason === 'too_large'
      ? {}
      : { content: { connection: delivery.connection, key: verified.key } }),
    digest: digest(text),
    verdict: {
      decision: verdict.decision,
      score: verdict.score,
      rules: verdict.findings.map((finding) => finding.rule),
      ruleset: verdict.ruleset,
    },
    ...judged,
    at: untimed ? (firstReceivedAt ?? delivery.receivedAt) : event.at,
    precisionMs: event.precisionMs,
    keys: [verified.key, ...(comment ? [commentKey(comment)] : [])],
    breaker: startBreaker(intent, taken),
    visible: tracker.canLook && VISIBLE_TRIGGERS.includes(trigger),
    canLook: tracker.canLook,
  };
}

function refOf({
  key,
  readableId,
  connection,
  id,
  account,
  url,
  session,
  callbackUrl,
}: TicketRef): TicketRef {
  return {
    key,
    readableId,
    connection,
    id,
    account,
    ...(url === undefined ? {} : { url }),
    ...(session === undefined ? {} : { session }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  };
}
