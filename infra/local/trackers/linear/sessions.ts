import type { Context } from './context.ts';
import { failure } from './failure.ts';
import type { SessionRow } from './rows.ts';
import type { ActivityInput } from './session.ts';
import { open, prompt, record } from './session.ts';

export function agentSessionCreateOnIssue(
  { input }: { input: { issueId: string } },
  context: Context,
) {
  const issue = context.workspace.issues.need(input.issueId);
  return payload(open(issue, asApp(context), undefined, context));
}

export function agentSessionCreateOnComment(
  { input }: { input: { commentId: string } },
  context: Context,
) {
  const comment = context.workspace.comments.need(input.commentId);
  const issue = context.workspace.issues.need(comment.issueId);
  return payload(open(issue, asApp(context), comment, context));
}

interface SessionInput {
  readonly plan?: object;
  readonly externalUrls?: readonly object[];
  readonly addedExternalUrls?: readonly object[];
}

export function agentSessionUpdate(
  { id, input }: { id: string; input: SessionInput },
  context: Context,
) {
  const session = context.workspace.sessions.need(id);
  const {
    plan = session.plan,
    externalUrls = session.externalLinks,
    addedExternalUrls = [],
  } = input;
  const links = [...(Array.isArray(externalUrls) ? externalUrls : []), ...addedExternalUrls];
  const updatedAt = context.workspace.tick();
  Object.assign(session, { plan, externalLinks: links, updatedAt });
  return payload(session);
}

/** The app's side of a session. */
export function agentActivityCreate({ input }: { input: ActivityInput }, context: Context) {
  asApp(context);
  const { activity } = record(input, context);
  return { success: true, lastSyncId: 1, agentActivity: activity };
}

/** The person's side, `signal: stop` included. */
export function agentActivityCreatePrompt({ input }: { input: ActivityInput }, context: Context) {
  return { success: true, lastSyncId: 1, agentActivity: prompt(input, context) };
}

function asApp({ caller }: Context): string {
  if (!caller.app) throw failure('forbidden', 'Only an app user may do this');
  return caller.id;
}

function payload(agentSession: SessionRow) {
  return { success: true, lastSyncId: 1, agentSession };
}
