/**
 * Every reason that Sluice gives: for a delivery (`accepted` … `rejected`), for a request refused before it was verified
 * (`refused`), and for a task's state (`task`). docs/reasons.md is generated from it and checked against it.
 */
// biome-ignore format: a table, one reason a line
export const REASONS = {
  // Refused before anything was believed. Not recorded: an unverified sender makes us write nothing.
  not_found: refused(404, 'Nothing is at this address.', 'Send to `/webhooks/<connection>`.'),
  method_not_allowed: refused(405, 'Deliveries come by POST only.', 'Use POST.'),
  unknown_connection: refused(404, 'No connection of this name.', 'Check the URL against `connections` in sluice.yaml.'),
  body_too_large: refused(413, 'The body is larger than 1 MiB.', 'Send less; trackers never send this much for one ticket.'),
  content_encoded: refused(415, 'The body is compressed.', 'Send it without Content-Encoding; nothing is inflated before it is verified.'),
  unsupported_media_type: refused(415, 'The content type is not one this tracker sends.', 'Use application/json.'),
  bad_encoding: refused(400, 'The gateway handed over a body that is not valid base64.', 'Report it; no sender causes this.'),
  no_secret: refused(503, 'The connection has no usable webhook secret.', 'Set `secrets` of the connection; until then nothing is accepted.'),
  config_unavailable: refused(503, 'The configuration cannot be read.', 'Run `sluice config check`.'),
  signature_missing: refused(401, 'The signature header is missing.', 'Set the secret at the sender.'),
  signature_repeated: refused(401, 'The signature header came more than once.', 'Send exactly one.'),
  signature_malformed: refused(401, 'The signature is not of the expected form or algorithm.', 'SHA-1 and algorithms chosen by the sender are not accepted.'),
  signature_mismatch: refused(401, 'The signature does not fit the body.', 'Compare the secret on both sides; check that no proxy re-encodes the body.'),
  key_missing: refused(401, 'No API key came with it.', 'Send it as `Authorization: Bearer <key>` or as `X-API-Key`; in an address it is not read.'),
  key_unknown: refused(401, 'There is no such API key, or it was revoked.', 'Make one with `sluice keys create <name>`.'),
  target_unknown: refused(422, 'No project takes it: none has the repository, and there is no default.', 'Set `intake.ingest.enabled: true` in a project that has the repository, or `intake.ingest.default: true` in one.'),
  project_refuses: refused(422, 'The project would start nothing for it.', 'Compare it with `intake` of the project.'),
  idempotency_key_reused: refused(422, 'Something else came with this `Idempotency-Key` before.', 'Give each thing a key of its own.'),
  being_taken_in: refused(409, 'The same is being taken in at this moment.', 'Send it again; the answer will be that of the first.'),
  tracker_unavailable: refused(503, 'The ticket could not be made in the tracker.', 'Send it again. If it lasts, see whether the credentials of the connection may make tickets.'),
  tracker_refuses: refused(422, 'The tracker does not take the ticket as it is.', 'See the log: it says what the tracker answered.'),
  timestamp_missing: refused(401, 'The signed time is missing or not a number.', 'Send it as the scheme says.'),
  timestamp_out_of_range: refused(401, 'The signed time is too old or in the future.', 'Check the sender’s clock; send a new delivery instead of an old one.'),
  unavailable: refused(503, 'Something we need did not answer.', 'Send it again; nothing was lost.'),

  // Verified, but it cannot be read.
  body_malformed: rejected(422, 'The body is not valid JSON in UTF-8.', 'Send one JSON object.'),
  body_ambiguous: rejected(422, 'A field that decides something stands twice in the body.', 'Send each key once.'),
  field_missing: rejected(422, 'A required field is missing or of the wrong type; the answer names it.', 'Add the field.'),
  field_invalid: rejected(422, 'A field has a value that is not accepted; the answer names it.', 'Use one of the accepted values.'),
  event_header_missing: rejected(422, 'The header that names the event is missing.', 'Send it as the tracker does.'),
  account_not_allowed: rejected(200, 'The delivery is from an account or repository that this connection does not speak for.', 'Add it to `accounts` of the connection.'),

  // Verified, read, and it does something.
  started: accepted('A task was opened.'),
  stopped: accepted('The ticket’s task was stopped.'),
  stop_noted: accepted('Nothing was running; a start from before this moment will not run.'),
  message_delivered: accepted('The comment was put into the running task’s inbox.'),
  approved: accepted('The held task was released.'),
  turned_down: accepted('The held task was rejected by a person.'),
  opened_none: accepted('It opened no task: the ticket had one, to which it was handed, or a later start or stop came first.'),
  session_attached: accepted('The ticket’s task goes on in the session that the tracker opened for it.'),
  dead_letter_replayed: accepted('A person sent a message that had been put aside to its function once more.'),
  dead_letter_discarded: accepted('A person discarded a message that had been put aside.'),
  pong: accepted('A ping; the connection works.'),

  // Verified, read, held or blocked.
  scan_flagged: held('The scanner saw something that may be an attempt to command the agent.', '`/sluice approve` or `sluice approve` releases it, after reading it.'),
  scan_blocked: rejected(200, 'The scanner is sure enough that the text tries to command the agent.', 'Rewrite the ticket, then trigger it again.'),
  message_flagged: rejected(200, 'The comment may be an attempt to command the agent; it was not handed over.', 'Say it in other words.'),
  message_too_large: rejected(200, 'The comment is too large to be kept as it was scanned.', 'Say it in fewer words.'),
  too_large: held('The text is too large to be kept as it was scanned.', 'Shorten the ticket, stop this task, and trigger it again.'),

  // Verified, read, and asked of a ticket whose head refused it.
  not_permitted_to_steer: rejected(200, 'Only members and the one who started the task steer it.', 'Ask one of them, or add the person to `authorize.users` of the project.'),
  nothing_to_stop: rejected(200, 'There was no task to stop, or it was started later than that.', 'Look at it with `sluice show`; say `/sluice stop` anew if it is to end.'),
  nothing_to_steer: rejected(200, 'There is no task that waits for this.', 'Look at the ticket’s task with `sluice show`.'),
  inbox_full: rejected(200, 'The running task has twenty unread messages.', 'Wait until the agent has read them, then say it again.'),
  breaker_open: rejected(200, 'The ticket was started too often in a short time; its triggers are not heard for a while.', 'Comment `/sluice retry`, or run `sluice retry`; it closes by itself, too. See `limits.breaker` of the project.'),
  bots_alone: rejected(200, 'Bots have started or steered the ticket too often without a person in between.', 'A person starts it, with `/sluice retry`, or says something to the task.'),
  approval_outdated: rejected(200, 'The text changed after this approval was written.', 'Read it again and approve anew.'),
  approval_barred: rejected(200, 'At high risk the one who started a task cannot approve it.', 'Ask a colleague to approve.'),

  // Verified, read, known already.
  duplicate_delivery: duplicate('This very delivery was taken in before.'),
  already_active: duplicate('The ticket already has a task.'),
  stale: duplicate('A later start or stop of this ticket was already seen.'),
  repeated_comment: duplicate('This comment was already acted on.'),
  expired: duplicate('The delivery was first seen, and ignored, more than seven days ago.'),

  // Verified, read, and none of our business: the delivery and the configuration alone say so.
  event_not_handled: ignored('Sluice does nothing on events of this kind.'),
  action_not_handled: ignored('Sluice does nothing on this action.'),
  pull_request: ignored('It is about a pull request.'),
  own_actor: ignored('We did it ourselves.'),
  bot_actor: ignored('A bot did it.'),
  stranger: ignored('The actor is no member; strangers start, steer and approve nothing.'),
  no_project: ignored('No enabled project of this connection wants the ticket.', 'Compare the ticket with `intake` of the project.'),
  label_missing: ignored('The ticket lacks a label that the project asks for.'),
  label_excluded: ignored('The ticket has a label that the project excludes.'),
  assignee_mismatch: ignored('The ticket is not assigned as the project asks.'),
  status_mismatch: ignored('The ticket is not in a status that the project asks for.'),
  team_mismatch: ignored('The ticket is not of a team or project that is asked for.'),
  not_a_trigger: ignored('The change is none that starts, stops or steers anything.'),
  unknown_command: ignored('The command is none of run, stop, retry, approve, reject.', 'Write `/sluice run`, `stop`, `retry`, `approve` or `reject` at the start of a line.'),
  no_mention: ignored('The comment does not mention us at the start of a line.'),
  mention_not_new: ignored('The edited comment mentioned us before.'),
  mention_off: ignored('The project does not listen to comments.', 'Set `intake.mention: true`.'),
  ticket_closed: ignored('The ticket is closed.'),

  // Why a task is as it is.
  text_changed: task('The text changed after it was scanned.', 'Approve the new text, or stop the task.'),
  second_opinion_flagged: task('A second opinion sees what may be an attempt to command the agent in the text that the scanner let through.', '`/sluice approve` or `sluice approve` releases it, after reading it.'),
  second_opinion_refused: task('The second opinion cannot be asked as it is set up.', 'Mend `scan.secondOpinion` of the project, or what it names. `/sluice approve` or `sluice approve` releases this text without it, after reading it.'),
  second_opinion_unavailable: task('The second opinion was asked again and again, and did not answer.', '`/sluice approve` or `sluice approve` releases it without one, after reading it; or stop it, and trigger it again later.'),
  repo_not_allowed: task('The repository is not among the project’s `repos`.', 'Add it there, or name another in the ticket.'),
  no_repo: task('No repository is known for the ticket.', 'Name one in the ticket, or set `repo` of the project.'),
  starter_not_permitted: task('The person who started it lacks the permission that the project asks for.', 'Ask someone with that permission to start it.'),
  approver_not_permitted: task('The person who approved it lacks the permission that the project asks for.', 'Ask someone with that permission to approve.'),
  tracker_refused: task('The tracker did not let us look at the ticket.', 'Check the credentials of the connection, then approve it.'),
  project_gone: task('The project is no longer configured or enabled.', 'Put it back, or stop the task.'),
  trigger_gone: task('The trigger no longer stood on the ticket when its turn came.'),
  content_missing: task('The text that was scanned is no longer kept.', 'Trigger the ticket again.'),
  waiting_for_slot: task('As many tasks of the project run as may at once.'),
  paused: task('No new work is started: a person set a brake.', '`sluice brakes` tells which; `sluice resume` lets the waiting tasks go, the oldest first.'),
  retry_scheduled: task('The attempt failed; the next one follows.'),
  agent_refused: task('The agent refused the task.', 'See its words in the comment.'),
  agent_unknown: task('No agent of this name is configured.', 'Add it to `agents`.'),
  agent_failed: task('The agent reported failure.'),
  guard_rail: task('A guard rail of the agent stopped the work.'),
  agent_unreachable: task('The agent could not be started.', 'Check its URL or command.'),
  never_called: task('The agent was started and never called back.'),
  lease_lost: task('The agent stopped calling.'),
  deadline_passed: task('The attempt took longer than the project allows.'),
  hold_expired: task('Nobody released or rejected it in fourteen days.'),
  answer_expired: task('Nobody answered the agent’s question in seven days.'),
  queue_expired: task('It could not be started within a day.'),
  rejected_by_person: task('A person rejected it.'),
  stopped_by_person: task('A person stopped it.'),
  label_removed: task('A person took the label off.'),
  unassigned: task('A person took the assignment away.'),
  closed: task('The ticket was closed.'),
  deleted: task('The ticket was deleted or moved away.'),
  asked: task('The agent asks a question.', 'Answer with a comment that mentions it.'),
  succeeded: task('The agent reported success.'),
  rolled_back: task('The agent’s change was taken back.'),
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof REASONS;

/** What became of a verified delivery. */
export type LedgerOutcome = 'accepted' | 'duplicate' | 'ignored' | 'held' | 'rejected';

export interface Reason {
  readonly of: LedgerOutcome | 'refused' | 'task';
  /** The status that the sender sees. */
  readonly status: number;
  readonly means: string;
  /** What to do about it, where there is something. */
  readonly hint?: string;
}

/** What the code stands for. */
export function reason(code: ReasonCode): Reason {
  return REASONS[code];
}

function refused(status: number, means: string, hint: string): Reason {
  return { of: 'refused', status, means, hint };
}
function rejected(status: number, means: string, hint: string): Reason {
  return { of: 'rejected', status, means, hint };
}
function accepted(means: string): Reason {
  return { of: 'accepted', status: 200, means };
}
function held(means: string, hint: string): Reason {
  return { of: 'held', status: 200, means, hint };
}
function duplicate(means: string): Reason {
  return { of: 'duplicate', status: 200, means };
}
function ignored(means: string, hint?: string): Reason {
  return hint ? { of: 'ignored', status: 200, means, hint } : { of: 'ignored', status: 200, means };
}
function task(means: string, hint?: string): Reason {
  return hint ? { of: 'task', status: 200, means, hint } : { of: 'task', status: 200, means };
}
