import type { Context } from './context.ts';
import { failure } from './failure.ts';
import { actorOf } from './publish.ts';
import { newId } from './table.ts';

interface LabelInput {
  readonly id?: string;
  readonly name: string;
  readonly color?: string;
  readonly description?: string;
  readonly teamId?: string;
}

export function issueLabelCreate({ input }: { input: LabelInput }, context: Context) {
  const { workspace, caller, publish } = context;
  const teamId = input.teamId ? workspace.teams.need(input.teamId).id : null;
  const taken = workspace.labels
    .all()
    .some((one) => one.name === input.name && one.teamId === teamId);
  if (taken) throw failure('invalid input', `Duplicate label name: ${input.name}`);
  const issueLabel = workspace.labels.add({
    ...workspace.stamp(),
    id: newId(input.id),
    name: input.name,
    color: input.color ?? '#bec2c8',
    description: input.description ?? null,
    isGroup: false,
    teamId,
  });
  const fields = { actor: actorOf(caller, workspace), data: { ...issueLabel } };
  publish({ type: 'IssueLabel', action: 'create', createdAt: issueLabel.createdAt, fields });
  return { success: true, lastSyncId: 1, issueLabel };
}
