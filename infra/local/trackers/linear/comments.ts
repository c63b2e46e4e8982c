import type { Context } from './context.ts';
import { commentData } from './data.ts';
import { failure } from './failure.ts';
import { actorOf } from './publish.ts';
import type { CommentRow } from './rows.ts';
import { mentioned } from './session.ts';
import { newId } from './table.ts';

interface CommentInput {
  readonly id?: string;
  readonly issueId?: string;
  readonly body?: string;
  readonly parentId?: string;
}

export function commentCreate({ input }: { input: CommentInput }, context: Context) {
  const { workspace, caller } = context;
  if (!input.body) throw failure('invalid input', 'Argument Validation Error: body is required');
  const issue = workspace.issues.need(input.issueId);
  const id = newId(input.id);
  const comment = workspace.comments.add({
    ...workspace.stamp(),
    id,
    body: input.body,
    url: `${issue.url}#comment-${id.slice(0, 8)}`,
    issueId: issue.id,
    userId: caller.id,
    parentId: input.parentId ? workspace.comments.need(input.parentId).id : null,
    editedAt: null,
  });
  announce('create', comment, context);
  mentioned(comment, context);
  return { success: true, lastSyncId: issue.number, comment };
}

export function commentUpdate(
  { id, input }: { id: string; input: CommentInput },
  context: Context,
) {
  const { workspace } = context;
  const comment = workspace.comments.need(id);
  const updatedFrom = {
    body: comment.body,
    editedAt: comment.editedAt,
    updatedAt: comment.updatedAt,
  };
  const now = workspace.tick();
  Object.assign(comment, { body: input.body ?? comment.body, editedAt: now, updatedAt: now });
  if (comment.body !== updatedFrom.body) announce('update', comment, context, updatedFrom);
  return { success: true, lastSyncId: 1, comment };
}

export function commentDelete({ id }: { id: string }, context: Context) {
  const comment = context.workspace.comments.need(id);
  const now = context.workspace.tick();
  Object.assign(comment, { archivedAt: now, updatedAt: now });
  context.workspace.comments.remove(id);
  announce('remove', comment, context);
  return { success: true, lastSyncId: 1, entityId: id };
}

function announce(
  action: string,
  comment: CommentRow,
  context: Context,
  updatedFrom?: object,
): void {
  const { workspace, caller, publish } = context;
  publish({
    type: 'Comment',
    action,
    createdAt: comment.updatedAt,
    fields: {
      actor: actorOf(caller, workspace),
      data: commentData(comment, workspace),
      ...(updatedFrom && { updatedFrom }),
      ...(action !== 'remove' && { url: comment.url }),
    },
  });
}
