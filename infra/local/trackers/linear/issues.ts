import { announce, change, PRIORITIES } from './change.ts';
import type { Context } from './context.ts';
import type { IssueRow } from './rows.ts';
import { delegated } from './session.ts';
import { newId } from './table.ts';

interface IssueInput {
  readonly id?: string;
  readonly teamId: string;
  readonly title?: string;
  readonly description?: string | null;
  readonly priority?: number;
  readonly stateId?: string;
  readonly assigneeId?: string | null;
  readonly delegateId?: string | null;
  readonly labelIds?: string[];
  readonly addedLabelIds?: string[];
  readonly removedLabelIds?: string[];
  readonly dueDate?: string | null;
  readonly trashed?: boolean;
}

export function issueCreate({ input }: { input: IssueInput }, context: Context) {
  const { workspace, caller } = context;
  const team = workspace.teams.need(input.teamId);
  const states = workspace.states.all().filter(({ teamId }) => teamId === team.id);
  const state =
    workspace.states.get(input.stateId) ??
    states.find(({ type }) => type === 'backlog') ??
    states[0];
  team.count += 1;
  const identifier = `${team.key}-${team.count}`;
  const issue: IssueRow = {
    ...workspace.stamp(),
    id: newId(input.id),
    identifier,
    number: team.count,
    title: input.title ?? '',
    description: input.description ?? null,
    priority: input.priority ?? 0,
    priorityLabel: PRIORITIES[input.priority ?? 0],
    url: `https://linear.app/acme/issue/${identifier}`,
    branchName: identifier.toLowerCase(),
    teamId: team.id,
    stateId: workspace.states.need(state?.id).id,
    labelIds: (input.labelIds ?? []).map((id) => workspace.labels.need(id).id),
    assigneeId: input.assigneeId ?? null,
    delegateId: input.delegateId ?? null,
    creatorId: caller.id,
    dueDate: input.dueDate ?? null,
    startedAt: null,
    completedAt: null,
    canceledAt: null,
    trashed: null,
  };
  workspace.issues.add(issue);
  announce('create', issue, context);
  delegated(issue, null, context);
  return { success: true, lastSyncId: team.count, issue };
}

export function issueUpdate({ id, input }: { id: string; input: IssueInput }, context: Context) {
  const { workspace } = context;
  const issue = workspace.issues.need(id);
  const { addedLabelIds = [], removedLabelIds = [], ...plain } = input;
  const labels = new Set([...(plain.labelIds ?? issue.labelIds), ...addedLabelIds]);
  for (const one of removedLabelIds) labels.delete(one);
  for (const one of labels) workspace.labels.need(one);
  for (const one of [plain.assigneeId, plain.delegateId]) if (one) workspace.users.need(one);
  change(
    issue,
    { ...plain, ...timesOf(plain.stateId, issue, context), labelIds: [...labels] },
    context,
  );
  return { success: true, lastSyncId: issue.number, issue };
}

export function issueAddLabel({ id, labelId }: { id: string; labelId: string }, context: Context) {
  return issueUpdate({ id, input: { teamId: '', addedLabelIds: [labelId] } }, context);
}

export function issueRemoveLabel(
  { id, labelId }: { id: string; labelId: string },
  context: Context,
) {
  return issueUpdate({ id, input: { teamId: '', removedLabelIds: [labelId] } }, context);
}

/** Into the bin, or with `permanentlyDelete` past it: the webhook is a `remove`, without a `url`. */
export function issueDelete(
  { id, permanentlyDelete }: { id: string; permanentlyDelete?: boolean },
  context: Context,
) {
  const issue = context.workspace.issues.need(id);
  const now = context.workspace.tick();
  Object.assign(issue, { trashed: true, archivedAt: now, updatedAt: now });
  if (permanentlyDelete) context.workspace.issues.remove(issue.id);
  announce('remove', issue, context);
  return { success: true, lastSyncId: issue.number, entity: issue };
}

export function issueArchive({ id, trash }: { id: string; trash?: boolean }, context: Context) {
  if (trash) return issueDelete({ id }, context);
  const issue = context.workspace.issues.need(id);
  change(issue, { archivedAt: context.workspace.tick() }, context);
  return { success: true, lastSyncId: issue.number, entity: issue };
}

export function issueUnarchive({ id }: { id: string }, context: Context) {
  const issue = context.workspace.issues.need(id);
  change(issue, { archivedAt: null, trashed: null }, context);
  return { success: true, lastSyncId: issue.number, entity: issue };
}

/** Entering a state of a type sets the time of that type. */
function timesOf(stateId: string | undefined, issue: IssueRow, { workspace }: Context) {
  if (!stateId) return {};
  const { type } = workspace.states.need(stateId);
  const now = workspace.tick();
  const started = issue.startedAt ?? now;
  return {
    startedAt: type === 'started' ? started : type === 'completed' ? issue.startedAt : null,
    completedAt: type === 'completed' ? now : null,
    canceledAt: type === 'canceled' ? now : null,
  };
}
