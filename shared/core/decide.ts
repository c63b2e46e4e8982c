import type { Connection } from './connection.ts';
import type { Change, Event } from './event.ts';
import { holds, outOfScope } from './intake.ts';
import type { Intent } from './intent.ts';
import { ACTIVE } from './lifecycle.ts';
import { isListed } from './listed.ts';
import type { Project } from './project.ts';
import type { ReasonCode } from './reasons.ts';
import { onComment } from './rules/comments.ts';
import type { Given, Of } from './rules/given.ts';
import { nothing, start, stop } from './rules/given.ts';
import { bodyMention, startByState } from './rules/starts.ts';
import { stopByAssignee, stopByLabel, stopIfConcerned } from './rules/stops.ts';

type Rules = { readonly [K in Change['kind']]: (change: Of<K>, given: Given) => Intent };

/** What each kind of change means to one project. */
const RULES: Rules = {
  opened: (_, given) => bodyMention(given) ?? startByState(given),
  reopened: (_, given) => startByState(given),
  labeled: ({ label }, given) =>
    holds(given.project.intake.labels, label)
      ? startByState(given, 'label')
      : nothing('not_a_trigger'),
  assigned: (_, given) =>
    given.project.intake.assignee ? startByState(given, 'assignee') : nothing('not_a_trigger'),
  moved: ({ status }, given) =>
    holds(given.project.intake.statuses, status)
      ? startByState(given, 'status')
      : nothing('not_a_trigger'),
  edited: () => nothing('not_a_trigger'),
  unlabeled: ({ label }, given) => stopByLabel(label, given),
  unassigned: (change, given) => stopByAssignee(change, given),
  closed: (_, given) => stopIfConcerned('closed', given),
  deleted: (_, given) => stopIfConcerned('deleted', given),
  transferred: (_, given) => stopIfConcerned('deleted', given),
  commented: (change, given) => onComment(change, given),
  delegated: ({ text }, given) =>
    given.project.intake.delegation
      ? start(given, 'delegation', { instruction: text })
      : nothing('not_a_trigger'),
  prompted: ({ comment, stop: stops }, given) =>
    stops
      ? stop(given, 'stopped_by_person', ACTIVE, { comment })
      : { kind: 'message', project: given.project, comment, text: comment.text },
  submitted: (_, given) => start(given, 'submission'),
};

const STOPS: ReadonlySet<Change['kind']> = new Set([
  'closed',
  'deleted',
  'transferred',
  'unlabeled',
  'unassigned',
]);
/** Endings that count whoever brought them about: the ticket is gone for everybody. */
const ENDINGS: ReadonlySet<Change['kind']> = new Set(['closed', 'deleted', 'transferred']);

/**
 * What is to be done about an event: the first enabled project, in file order, that wants something. A change that stops goes before one
 * that starts, and counts for a project that was switched off or no longer wants the ticket: what runs must be possible to end. Pure; what runs at the moment is the store's business.
 */
export function decide(event: Event, connection: Connection, projects: readonly Project[]): Intent {
  if (event.own) return nothing('own_actor');
  if (event.changes.length === 0) return nothing('not_a_trigger');
  const changes = [...event.changes].sort(
    (a, b) => Number(STOPS.has(b.kind)) - Number(STOPS.has(a.kind)),
  );

  const refusals: ReasonCode[] = [];
  for (const project of projects) {
    if (project.connection !== connection.name) continue;
    const given = { event, project, connection };
    for (const change of changes) {
      const intent = decideOne(change, given);
      if (intent.kind !== 'nothing') return intent;
      refusals.push(intent.reason);
    }
  }
  return nothing(new Set(refusals).size === 1 && refusals[0] ? refusals[0] : telling(refusals));
}

function decideOne(change: Change, given: Given): Intent {
  const { actor, ticket } = given.event;
  const bot = actor.kind === 'bot';
  if (bot && !ENDINGS.has(change.kind) && !isListed(given.project.authorize.users, actor))
    return nothing('bot_actor');
  if (
    actor.standing === 'stranger' &&
    !STOPS.has(change.kind) &&
    !isListed(given.project.authorize.users, actor)
  ) {
    return nothing('stranger');
  }
  const intent = (RULES[change.kind] as (change: Change, given: Given) => Intent)(change, given);
  if (bot && (intent.kind === 'approve' || intent.kind === 'reject')) return nothing('bot_actor');
  if (intent.kind === 'stop' || intent.kind === 'reject') return intent;
  if (!given.project.intake.enabled) return nothing('no_project');
  const outside = outOfScope(ticket, given.project.intake);
  return outside ? nothing(outside) : intent;
}

/** Of several refusals the one that says most: anything before the catch-all. */
function telling(refusals: readonly ReasonCode[]): ReasonCode {
  return refusals.find((code) => code !== 'not_a_trigger') ?? refusals[0] ?? 'no_project';
}
