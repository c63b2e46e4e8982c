import type { CommentRow, IssueRow, SessionRow, UserRow } from './rows.ts';
import type { Workspace } from './workspace.ts';

/** The `data` of webhooks: rows with the short form of what they refer to. */
export function issueData(issue: IssueRow, workspace: Workspace) {
  const { users, states, labels } = workspace;
  const { id, name, color, type } = states.need(issue.stateId);
  return {
    ...issue,
    previousIdentifiers: [],
    prioritySortOrder: 0,
    sortOrder: 0,
    reactionData: [],
    subscriberIds: [issue.creatorId],
    assignee: childUser(users.get(issue.assigneeId)),
    delegate: childUser(users.get(issue.delegateId)),
    creator: childUser(users.get(issue.creatorId)),
    state: { id, color, name, type },
    team: childTeam(issue.teamId, workspace),
    labels: issue.labelIds.map((one) => {
      const label = labels.need(one);
      return { id: label.id, color: label.color, name: label.name };
    }),
  };
}

export function commentData(comment: CommentRow, workspace: Workspace) {
  const { url: _, ...own } = comment;
  return {
    ...own,
    reactionData: [],
    issue: childIssue(comment.issueId, workspace),
    user: childUser(workspace.users.get(comment.userId)),
  };
}

export function sessionData(session: SessionRow, workspace: Workspace) {
  const { comments, issues, users, organization } = workspace;
  const comment = comments.get(session.commentId);
  const { description } = issues.need(session.issueId);
  return {
    ...session,
    type: 'commentThread',
    organizationId: organization.id,
    creator: childUser(users.get(session.creatorId)),
    issue: { ...childIssue(session.issueId, workspace), description },
    comment: comment && childComment(comment),
  };
}

export function childComment({ id, body, issueId, userId }: CommentRow) {
  return { id, body, issueId, userId };
}

export function childUser(user: UserRow | undefined) {
  return user && { id: user.id, name: user.name, email: user.email, url: user.url };
}

function childIssue(id: string, workspace: Workspace) {
  const { title, identifier, teamId, url } = workspace.issues.need(id);
  return { id, title, identifier, teamId, url, team: childTeam(teamId, workspace) };
}

function childTeam(id: string, { teams }: Workspace) {
  const { key, name } = teams.need(id);
  return { id, key, name };
}
