/** What became of a verified delivery. */
export type LedgerOutcome = 'accepted' | 'duplicate' | 'ignored' | 'held' | 'rejected';

/** What a reason makes of a delivery, or that it is one of a task. */
export interface Outcome {
  readonly of: LedgerOutcome | 'refused' | 'task';
  /** The status that the sender sees. */
  readonly status: number;
}

const REFUSED_404: Outcome = { of: 'refused', status: 404 };
const REFUSED_405: Outcome = { of: 'refused', status: 405 };
const REFUSED_413: Outcome = { of: 'refused', status: 413 };
const REFUSED_415: Outcome = { of: 'refused', status: 415 };
const REFUSED_400: Outcome = { of: 'refused', status: 400 };
const REFUSED_503: Outcome = { of: 'refused', status: 503 };
const REFUSED_401: Outcome = { of: 'refused', status: 401 };
const REFUSED_422: Outcome = { of: 'refused', status: 422 };
const REFUSED_409: Outcome = { of: 'refused', status: 409 };
const REJECTED_422: Outcome = { of: 'rejected', status: 422 };
const REJECTED_200: Outcome = { of: 'rejected', status: 200 };
const ACCEPTED_200: Outcome = { of: 'accepted', status: 200 };
const HELD_200: Outcome = { of: 'held', status: 200 };
const DUPLICATE_200: Outcome = { of: 'duplicate', status: 200 };
const IGNORED_200: Outcome = { of: 'ignored', status: 200 };
const TASK_200: Outcome = { of: 'task', status: 200 };

/** What every reason makes of what it is given for; `reasons.ts` says what each means. */
export const OUTCOMES = {
  not_found: REFUSED_404,
  unknown_connection: REFUSED_404,
  method_not_allowed: REFUSED_405,
  body_too_large: REFUSED_413,
  content_encoded: REFUSED_415,
  unsupported_media_type: REFUSED_415,
  bad_encoding: REFUSED_400,
  no_secret: REFUSED_503,
  config_unavailable: REFUSED_503,
  tracker_unavailable: REFUSED_503,
  unavailable: REFUSED_503,
  signature_missing: REFUSED_401,
  signature_repeated: REFUSED_401,
  signature_malformed: REFUSED_401,
  signature_mismatch: REFUSED_401,
  key_missing: REFUSED_401,
  key_unknown: REFUSED_401,
  timestamp_missing: REFUSED_401,
  timestamp_out_of_range: REFUSED_401,
  target_unknown: REFUSED_422,
  project_refuses: REFUSED_422,
  idempotency_key_reused: REFUSED_422,
  tracker_refuses: REFUSED_422,
  being_taken_in: REFUSED_409,
  body_malformed: REJECTED_422,
  body_ambiguous: REJECTED_422,
  field_missing: REJECTED_422,
  field_invalid: REJECTED_422,
  event_header_missing: REJECTED_422,
  account_not_allowed: REJECTED_200,
  scan_blocked: REJECTED_200,
  message_flagged: REJECTED_200,
  message_too_large: REJECTED_200,
  not_permitted_to_steer: REJECTED_200,
  nothing_to_stop: REJECTED_200,
  nothing_to_steer: REJECTED_200,
  inbox_full: REJECTED_200,
  breaker_open: REJECTED_200,
  bots_alone: REJECTED_200,
  approval_outdated: REJECTED_200,
  approval_barred: REJECTED_200,
  started: ACCEPTED_200,
  stopped: ACCEPTED_200,
  stop_noted: ACCEPTED_200,
  message_delivered: ACCEPTED_200,
  approved: ACCEPTED_200,
  turned_down: ACCEPTED_200,
  opened_none: ACCEPTED_200,
  session_attached: ACCEPTED_200,
  dead_letter_replayed: ACCEPTED_200,
  dead_letter_discarded: ACCEPTED_200,
  pong: ACCEPTED_200,
  scan_flagged: HELD_200,
  too_large: HELD_200,
  duplicate_delivery: DUPLICATE_200,
  already_active: DUPLICATE_200,
  stale: DUPLICATE_200,
  repeated_comment: DUPLICATE_200,
  expired: DUPLICATE_200,
  event_not_handled: IGNORED_200,
  action_not_handled: IGNORED_200,
  pull_request: IGNORED_200,
  own_actor: IGNORED_200,
  bot_actor: IGNORED_200,
  stranger: IGNORED_200,
  no_project: IGNORED_200,
  label_missing: IGNORED_200,
  label_excluded: IGNORED_200,
  assignee_mismatch: IGNORED_200,
  status_mismatch: IGNORED_200,
  team_mismatch: IGNORED_200,
  not_a_trigger: IGNORED_200,
  unknown_command: IGNORED_200,
  no_mention: IGNORED_200,
  mention_not_new: IGNORED_200,
  mention_off: IGNORED_200,
  ticket_closed: IGNORED_200,
  text_changed: TASK_200,
  second_opinion_flagged: TASK_200,
  second_opinion_refused: TASK_200,
  second_opinion_unavailable: TASK_200,
  repo_not_allowed: TASK_200,
  no_repo: TASK_200,
  starter_not_permitted: TASK_200,
  approver_not_permitted: TASK_200,
  tracker_refused: TASK_200,
  project_gone: TASK_200,
  trigger_gone: TASK_200,
  content_missing: TASK_200,
  waiting_for_slot: TASK_200,
  paused: TASK_200,
  retry_scheduled: TASK_200,
  agent_refused: TASK_200,
  agent_unknown: TASK_200,
  agent_failed: TASK_200,
  guard_rail: TASK_200,
  agent_unreachable: TASK_200,
  never_called: TASK_200,
  lease_lost: TASK_200,
  deadline_passed: TASK_200,
  hold_expired: TASK_200,
  answer_expired: TASK_200,
  queue_expired: TASK_200,
  rejected_by_person: TASK_200,
  stopped_by_person: TASK_200,
  label_removed: TASK_200,
  unassigned: TASK_200,
  closed: TASK_200,
  deleted: TASK_200,
  asked: TASK_200,
  succeeded: TASK_200,
  rolled_back: TASK_200,
} as const satisfies Record<string, Outcome>;

/** What the code makes of a delivery. */
export function outcomeOf(code: keyof typeof OUTCOMES): Outcome {
  return OUTCOMES[code];
}
