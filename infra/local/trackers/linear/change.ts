import type { Context } from './context.ts';
import { issueData } from './data.ts';
import { actorOf } from './publish.ts';
import type { IssueRow } from './rows.ts';
import { delegated } from './session.ts';

export const PRIORITIES = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];

/** What `updatedFrom` may tell of. */
const TRACKED = [
  'title',
  'description',
  'priority',
  'stateId',
  'assigneeId',
  'delegateId',
  'labelIds',
  'dueDate',
  'startedAt',
  'completedAt',
  'canceledAt',
  'archivedAt',
  'trashed',
] as const;

/** Writes fields of an issue and tells, in one `update`, what they were before; nothing when nothing changed. */
export function change(issue: IssueRow, to: object, context: Context): void {
  const before = { ...issue };
  Object.assign(issue, to, { teamId: issue.teamId, priorityLabel: PRIORITIES[issue.priority] });
  const changed = TRACKED.filter((field) => !same(before[field], issue[field]));
  if (changed.length === 0) return;
  issue.updatedAt = context.workspace.tick();
  remember(before, issue, context);
  const updatedFrom = Object.fromEntries(changed.map((field) => [field, before[field]]));
  announce('update', issue, context, { ...updatedFrom, updatedAt: before.updatedAt });
  delegated(issue, before.delegateId, context);
}

/** The issue's history: what of it the schema tells. */
function remember(before: IssueRow, now: IssueRow, { workspace, caller }: Context): void {
  const moved = before.stateId !== now.stateId;
  const assigned = before.assigneeId !== now.assigneeId;
  const missing = (from: readonly string[], to: readonly string[]) => {
    const ids = to.filter((id) => !from.includes(id));
    return ids.length > 0 ? ids : null;
  };
  workspace.history.add({
    ...workspace.stamp(),
    createdAt: now.updatedAt,
    issueId: now.id,
    actorId: caller.id,
    addedLabelIds: missing(before.labelIds, now.labelIds),
    removedLabelIds: missing(now.labelIds, before.labelIds),
    fromStateId: moved ? before.stateId : null,
    toStateId: moved ? now.stateId : null,
    fromAssigneeId: assigned ? before.assigneeId : null,
    toAssigneeId: assigned ? now.assigneeId : null,
  });
}

/** Sends an issue's webhook. */
export function announce(
  action: string,
  issue: IssueRow,
  { workspace, caller, publish }: Context,
  updatedFrom?: object,
) {
  publish({
    type: 'Issue',
    action,
    createdAt: issue.updatedAt,
    fields: {
      actor: actorOf(caller, workspace),
      data: issueData(issue, workspace),
      ...(updatedFrom && { updatedFrom }),
      ...(action !== 'remove' && { url: issue.url }),
    },
  });
}

function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? null));
  return plain(a) === plain(b);
}
