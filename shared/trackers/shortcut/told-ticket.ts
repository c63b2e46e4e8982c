import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { storyUrl, workspaceOf } from './address.ts';
import { idOf } from './id-of.ts';
import type { Names } from './names.ts';
import type { Action, Difference } from './payload.ts';
import { plainMentions } from './plain-mentions.ts';
import type { Told } from './stories-in.ts';
import { memberOf, SOMEBODY } from './who.ts';

/**
 * The ticket as far as a delivery tells it, which is never all: a change shows what changed, and a creation not the links. What was
 * put on counts as being there.
 */
export function toldTicket(
  { id, actions }: Told,
  changes: readonly Change[],
  names: Names,
  connection: Connection,
): Ticket {
  const [action = {}] = actions;
  const appUrl = text(action.app_url) ?? names.story(id);
  const account = workspaceOf(appUrl, connection);
  const url = storyUrl(appUrl);
  const created = listsOf(action, names, connection);
  const status = changes.find(({ kind }) => kind === 'moved');
  const state = names.state(idOf(action.workflow_state_id) ?? '');
  return {
    key: ticketKey('shortcut', account, id),
    readableId: `shortcut:${id}`,
    connection: connection.name,
    id,
    account,
    ...(url !== undefined && { url }),
    title: text(action.name) ?? '',
    description: plainMentions(descriptionIn(action)),
    labels: [
      ...created.labels,
      ...changes.flatMap((change) => (change.kind === 'labeled' ? change.label : [])),
    ],
    assignees: [
      ...created.owners,
      ...changes.flatMap((change) => (change.kind === 'assigned' ? change.assignee : [])),
    ],
    author: memberOf(action.requested_by_id) ?? SOMEBODY,
    type: text(action.story_type) ?? 'story',
    open: !state?.ended && !changes.some(({ kind }) => kind === 'closed' || kind === 'deleted'),
    ...(status?.kind === 'moved' && { status: status.status }),
    ...(state && { status: state.name }),
    partial: true,
  };
}

/** What a new story has. */
function listsOf(action: Unproven<Action>, names: Names, { labels }: Connection) {
  const ids = (value: unknown) =>
    Array.isArray(value) ? value.flatMap((each) => idOf(each) ?? []) : [];
  return {
    labels: ids(action.label_ids).map((id) => names.label(id) ?? labels.trigger),
    owners: ids(action.owner_ids),
  };
}

function descriptionIn({ description, changes }: Unproven<Action>): string {
  const { description: changed } = part<{ description: unknown }>(changes);
  return text(description) ?? text(part<Difference>(changed).new) ?? '';
}
