import type { Outcome } from './outcomes.ts';
import { OUTCOMES } from './outcomes.ts';

/**
 * Every reason that Sluice gives, in words: for a delivery (`accepted` … `rejected`), for a request refused before it was verified
 * (`refused`), and for a task's state (`task`). What each makes of a delivery is in `outcomes.ts`: whoever only answers by it carries no
 * words. docs/reasons.md is generated from both and checked against them.
 */
// biome-ignore format: a table, one reason a line
const WORDS = {
  // Refused before anything was believed. Not recorded: an unverified sender makes us write nothing.
  not_found: says('Nothing is at this address.', 'Send to `/webhooks/<connection>`.'),
  method_not_allowed: says('Deliveries come by POST only.', 'Use POST.'),
  unknown_connection: says('No connection of this name.', 'Check the URL against `connections` in sluice.yaml.'),
  body_too_large: says('The body is larger than 1 MiB.', 'Send less; trackers never send this much for one ticket.'),
  content_encoded: says('The body is compressed.', 'Send it without Content-Encoding; nothing is inflated before it is verified.'),
  unsupported_media_type: says('The content type is not one this tracker sends.', 'Use application/json.'),
  bad_encoding: says('The gateway handed over a body that is not valid base64.', 'Report it; no sender causes this.'),
  no_secret: says('The connection has no usable webhook secret.', 'Set `secrets` of the connection; until then nothing is accepted.'),
  config_unavailable: says('The configuration cannot be read.', 'Run `sluice config check`.'),
  signature_missing: says('The signature header is missing.', 'Set the secret at the sender.'),
  signature_repeated: says('The signature header came more than once.', 'Send exactly one.'),
  signature_malformed: says('The signature is not of the expected form or algorithm.', 'SHA-1 and algorithms chosen by the sender are not accepted.'),
  signature_mismatch: says('The signature does not fit the body.', 'Compare the secret on both sides; check that no proxy re-encodes the body.'),
  key_missing: says('No API key came with it.', 'Send it as `Authorization: Bearer <key>` or as `X-API-Key`; in an address it is not read.'),
  key_unknown: says('There is no such API key, or it was revoked.', 'Make one with `sluice keys create <name>`.'),
  target_unknown: says('No project takes it: none has the repository, and there is no default.', 'Set `intake.ingest.enabled: true` in a project that has the repository, or `intake.ingest.default: true` in one.'),
  project_refuses: says('The project would start nothing for it.', 'Compare it with `intake` of the project.'),
  idempotency_key_reused: says('Something else came with this `Idempotency-Key` before.', 'Give each thing a key of its own.'),
  being_taken_in: says('The same is being taken in at this moment.', 'Send it again; the answer will be that of the first.'),
  tracker_unavailable: says('The ticket could not be made in the tracker.', 'Send it again. If it lasts, see whether the credentials of the connection may make tickets.'),
  tracker_refuses: says('The tracker does not take the ticket as it is.', 'See the log: it says what the tracker answered.'),
  timestamp_missing: says('The signed time is missing or not a number.', 'Send it as the scheme says.'),
  timestamp_out_of_range: says('The signed time is too old or in the future.', 'Check the sender’s clock; send a new delivery instead of an old one.'),
  unavailable: says('Something we need did not answer.', 'Send it again; nothing was lost.'),

  // Verified, but it cannot be read.
  body_malformed: says('The body is not valid JSON in UTF-8.', 'Send one JSON object.'),
  body_ambiguous: says('A field that decides something stands twice in the body.', 'Send each key once.'),
  field_missing: says('A required field is missing or of the wrong type; the answer names it.', 'Add the field.'),
  field_invalid: says('A field has a value that is not accepted; the answer names it.', 'Use one of the accepted values.'),
  event_header_missing: says('The header that names the event is missing.', 'Send it as the tracker does.'),
  account_not_allowed: says('The delivery is from an account or repository that this connection does not speak for.', 'Add it to `accounts` of the connection.'),

  // Verified, read, and it does something.
  started: says('A task was opened.'),
  stopped: says('The ticket’s task was stopped.'),
  stop_noted: says('Nothing was running; a start from before this moment will not run.'),
  message_delivered: says('The comment was put into the running task’s inbox.'),
  approved: says('The held task was released.'),
  turned_down: says('The held task was rejected by a person.'),
  opened_none: says('It opened no task: the ticket had one, to which it was handed, or a later start or stop came first.'),
  session_attached: says('The ticket’s task goes on in the session that the tracker opened for it.'),
  dead_letter_replayed: says('A person sent a message that had been put aside to its function once more.'),
  dead_letter_discarded: says('A person discarded a message that had been put aside.'),
  pong: says('A ping; the connection works.'),

  // Verified, read, held or blocked.
  scan_flagged: says('The scanner saw something that may be an attempt to command the agent.', '`/sluice approve` or `sluice approve` releases it, after reading it.'),
  scan_blocked: says('The scanner is sure enough that the text tries to command the agent.', 'Rewrite the ticket, then trigger it again.'),
  message_flagged: says('The comment may be an attempt to command the agent; it was not handed over.', 'Say it in other words.'),
  message_too_large: says('The comment is too large to be kept as it was scanned.', 'Say it in fewer words.'),
  too_large: says('The text is too large to be kept as it was scanned.', 'Shorten the ticket, stop this task, and trigger it again.'),

  // Verified, read, and asked of a ticket whose head refused it.
  not_permitted_to_steer: says('Only members and the one who started the task steer it.', 'Ask one of them, or add the person to `authorize.users` of the project.'),
  nothing_to_stop: says('There was no task to stop, or it was started later than that.', 'Look at it with `sluice show`; say `/sluice stop` anew if it is to end.'),
  nothing_to_steer: says('There is no task that waits for this.', 'Look at the ticket’s task with `sluice show`.'),
  inbox_full: says('The running task has twenty unread messages.', 'Wait until the agent has read them, then say it again.'),
  breaker_open: says('The ticket was started too often in a short time; its triggers are not heard for a while.', 'Comment `/sluice retry`, or run `sluice retry`; it closes by itself, too. See `limits.breaker` of the project.'),
  bots_alone: says('Bots have started or steered the ticket too often without a person in between.', 'A person starts it, with `/sluice retry`, or says something to the task.'),
  approval_outdated: says('The text changed after this approval was written.', 'Read it again and approve anew.'),
  approval_barred: says('At high risk the one who started a task cannot approve it.', 'Ask a colleague to approve.'),

  // Verified, read, known already.
  duplicate_delivery: says('This very delivery was taken in before.'),
  already_active: says('The ticket already has a task.'),
  stale: says('A later start or stop of this ticket was already seen.'),
  repeated_comment: says('This comment was already acted on.'),
  expired: says('The delivery was first seen, and ignored, more than seven days ago.'),

  // Verified, read, and none of our business: the delivery and the configuration alone say so.
  event_not_handled: says('Sluice does nothing on events of this kind.'),
  action_not_handled: says('Sluice does nothing on this action.'),
  pull_request: says('It is about a pull request.'),
  own_actor: says('We did it ourselves.'),
  bot_actor: says('A bot did it.'),
  stranger: says('The actor is no member; strangers start, steer and approve nothing.'),
  no_project: says('No enabled project of this connection wants the ticket.', 'Compare the ticket with `intake` of the project.'),
  label_missing: says('The ticket lacks a label that the project asks for.'),
  label_excluded: says('The ticket has a label that the project excludes.'),
  assignee_mismatch: says('The ticket is not assigned as the project asks.'),
  status_mismatch: says('The ticket is not in a status that the project asks for.'),
  team_mismatch: says('The ticket is not of a team or project that is asked for.'),
  not_a_trigger: says('The change is none that starts, stops or steers anything.'),
  unknown_command: says('The command is none of run, stop, retry, approve, reject.', 'Write `/sluice run`, `stop`, `retry`, `approve` or `reject` at the start of a line.'),
  no_mention: says('The comment does not mention us at the start of a line.'),
  mention_not_new: says('The edited comment mentioned us before.'),
  mention_off: says('The project does not listen to comments.', 'Set `intake.mention: true`.'),
  ticket_closed: says('The ticket is closed.'),

  // Why a task is as it is.
  text_changed: says('The text changed after it was scanned.', 'Approve the new text, or stop the task.'),
  second_opinion_flagged: says('A second opinion sees what may be an attempt to command the agent in the text that the scanner let through.', '`/sluice approve` or `sluice approve` releases it, after reading it.'),
  second_opinion_refused: says('The second opinion cannot be asked as it is set up.', 'Mend `scan.secondOpinion` of the project, or what it names. `/sluice approve` or `sluice approve` releases this text without it, after reading it.'),
  second_opinion_unavailable: says('The second opinion was asked again and again, and did not answer.', '`/sluice approve` or `sluice approve` releases it without one, after reading it; or stop it, and trigger it again later.'),
  repo_not_allowed: says('The repository is not among the project’s `repos`.', 'Add it there, or name another in the ticket.'),
  no_repo: says('No repository is known for the ticket.', 'Name one in the ticket, or set `repo` of the project.'),
  starter_not_permitted: says('The person who started it lacks the permission that the project asks for.', 'Ask someone with that permission to start it.'),
  approver_not_permitted: says('The person who approved it lacks the permission that the project asks for.', 'Ask someone with that permission to approve.'),
  tracker_refused: says('The tracker did not let us look at the ticket.', 'Check the credentials of the connection, then approve it.'),
  project_gone: says('The project is no longer configured or enabled.', 'Put it back, or stop the task.'),
  trigger_gone: says('The trigger no longer stood on the ticket when its turn came.'),
  content_missing: says('The text that was scanned is no longer kept.', 'Trigger the ticket again.'),
  waiting_for_slot: says('As many tasks of the project run as may at once.'),
  paused: says('No new work is started: a person set a brake.', '`sluice brakes` tells which; `sluice resume` lets the waiting tasks go, the oldest first.'),
  retry_scheduled: says('The attempt failed; the next one follows.'),
  agent_refused: says('The agent refused the task.', 'See its words in the comment.'),
  agent_unknown: says('No agent of this name is configured.', 'Add it to `agents`.'),
  agent_failed: says('The agent reported failure.'),
  guard_rail: says('A guard rail of the agent stopped the work.'),
  agent_unreachable: says('The agent could not be started.', 'Check its URL or command.'),
  never_called: says('The agent was started and never called back.'),
  lease_lost: says('The agent stopped calling.'),
  deadline_passed: says('The attempt took longer than the project allows.'),
  hold_expired: says('Nobody released or rejected it in fourteen days.'),
  answer_expired: says('Nobody answered the agent’s question in seven days.'),
  queue_expired: says('It could not be started within a day.'),
  rejected_by_person: says('A person rejected it.'),
  stopped_by_person: says('A person stopped it.'),
  label_removed: says('A person took the label off.'),
  unassigned: says('A person took the assignment away.'),
  closed: says('The ticket was closed.'),
  deleted: says('The ticket was deleted or moved away.'),
  asked: says('The agent asks a question.', 'Answer with a comment that mentions it.'),
  succeeded: says('The agent reported success.'),
  rolled_back: says('The agent’s change was taken back.'),
} as const satisfies Record<ReasonCode, Words>;

export type ReasonCode = keyof typeof OUTCOMES;

interface Words {
  readonly means: string;
  /** What to do about it, where there is something. */
  readonly hint?: string;
}

export interface Reason extends Outcome, Words {}

/** What the code stands for. */
export function reason(code: ReasonCode): Reason {
  return { ...OUTCOMES[code], ...WORDS[code] };
}

/** All of them, in the order of the page. */
export const REASONS = Object.fromEntries(
  Object.keys(WORDS).map((code) => [code, reason(code as ReasonCode)]),
) as Readonly<Record<ReasonCode, Reason>>;

function says(means: string, hint?: string): Words {
  return hint ? { means, hint } : { means };
}
