import type { Context } from './context.ts';
import { childComment, childUser, sessionData } from './data.ts';
import { failure } from './failure.ts';
import type { ActivityRow, CommentRow, IssueRow, SessionRow } from './rows.ts';
import { newId } from './table.ts';

export interface ActivityInput {
  readonly id?: string;
  readonly agentSessionId: string;
  readonly content: { readonly type?: string; readonly body?: string };
  readonly ephemeral?: boolean;
  readonly signal?: string;
  readonly signalMetadata?: object;
  readonly sourceCommentId?: string;
}

/** A session's status after an activity. */
const STATUS_AFTER: Record<string, string> = {
  thought: 'active',
  action: 'active',
  prompt: 'active',
  elicitation: 'awaitingInput',
  response: 'complete',
  error: 'error',
};

/** Delegating an issue to an app user opens a session, and ends none. */
export function delegated(issue: IssueRow, before: string | null, context: Context): void {
  const delegate = context.workspace.users.get(issue.delegateId);
  if (delegate?.app && delegate.id !== before) open(issue, delegate.id, undefined, context);
}

/** A person's mention opens a session on the comment; a reply in a session's thread prompts it. */
export function mentioned(comment: CommentRow, context: Context): void {
  const { workspace, caller } = context;
  if (caller.app) return;
  const thread = workspace.sessions
    .all()
    .find(({ commentId }) => commentId && commentId === comment.parentId);
  if (thread) {
    prompt(
      { agentSessionId: thread.id, content: { body: comment.body }, sourceCommentId: comment.id },
      context,
    );
    return;
  }
  const app = workspace.users
    .all()
    .find((user) => user.app && mentions(comment.body, user.displayName));
  if (app) open(workspace.issues.need(comment.issueId), app.id, comment, context);
}

/** What a person says to the agent; `signal: stop` included. */
export function prompt(input: ActivityInput, context: Context): ActivityRow {
  const content = { type: 'prompt', body: input.content.body ?? '' };
  const { session, activity } = record({ ...input, content }, context);
  const user = childUser(context.caller);
  announce('prompted', session, { agentActivity: { ...activity, user } }, context);
  return activity;
}

/** Opens a session of an app user on an issue, or on a comment of it. */
export function open(
  issue: IssueRow,
  appUserId: string,
  comment: CommentRow | undefined,
  context: Context,
): SessionRow {
  const { workspace, caller } = context;
  const session = workspace.sessions.add({
    ...workspace.stamp(),
    status: 'pending',
    issueId: issue.id,
    commentId: comment?.id ?? null,
    appUserId,
    creatorId: caller.id,
    externalLinks: [],
  });
  const parent = workspace.comments.get(comment?.parentId);
  const title = `<issue identifier="${issue.identifier}"><title>${issue.title}</title>`;
  const promptContext = `${title}<description>${issue.description ?? ''}</description></issue>`;
  const previousComments = parent && [childComment(parent)];
  announce('created', session, { promptContext, previousComments, guidance: [] }, context);
  return session;
}

/** Adds an activity, and moves the session's status with it. */
export function record(input: ActivityInput, { workspace, caller }: Context) {
  const session = workspace.sessions.need(input.agentSessionId);
  const { type = '', body } = input.content;
  const status = STATUS_AFTER[type];
  if (!status) throw failure('invalid input', `Argument Validation Error: content.type is ${type}`);
  const activity = workspace.activities.add({
    ...workspace.stamp(),
    id: newId(input.id),
    agentSessionId: session.id,
    content: { ...input.content, type, ...(body !== undefined && { body }) },
    ephemeral: input.ephemeral ?? false,
    signal: input.signal ?? null,
    signalMetadata: input.signalMetadata ?? null,
    sourceCommentId: input.sourceCommentId ?? null,
    userId: caller.id,
  });
  const ended = status === 'complete' || status === 'error' ? activity.createdAt : null;
  const startedAt = session.startedAt ?? activity.createdAt;
  Object.assign(session, { status, startedAt, endedAt: ended, updatedAt: activity.createdAt });
  return { session, activity };
}

function announce(
  action: string,
  session: SessionRow,
  more: object,
  { workspace, publish }: Context,
): void {
  const { oauthClientId, tick } = workspace;
  const agentSession = sessionData(session, workspace);
  const fields = { agentSession, ...more, appUserId: session.appUserId, oauthClientId };
  publish({ type: 'AgentSessionEvent', action, createdAt: tick(), fields });
}

function mentions(body: string, name: string): boolean {
  return body.toLowerCase().includes(`@${name.toLowerCase()}`);
}
