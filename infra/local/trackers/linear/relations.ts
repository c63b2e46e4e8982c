import type { Context } from './context.ts';
import type { Row } from './rows.ts';
import type { Workspace } from './workspace.ts';

type TableName = {
  [K in keyof Workspace]: Workspace[K] extends { all(): Row[] } ? K : never;
}[keyof Workspace];

interface Relation {
  /** The GraphQL type it leads to. */
  readonly type: string;
  readonly many: boolean;
  rows(row: Row, workspace: Workspace): Row[];
}

/** To the one row whose id is in `key`. */
function one(type: string, table: TableName, key: string): Relation {
  return {
    type,
    many: false,
    rows: (row, workspace) => [workspace[table].get(String(row[key])) ?? []].flat(),
  };
}

/** To all rows that have our id in `key`. */
function many(type: string, table: TableName, key: string): Relation {
  const rows: Relation['rows'] = (row, workspace) => {
    const all: Row[] = workspace[table].all();
    return all.filter((other) => other[key] === row.id);
  };
  return { type, many: true, rows };
}

/** To the rows whose ids are in the list `key`. */
function listed(type: string, table: TableName, key: string): Relation {
  const rows: Relation['rows'] = (row, workspace) => {
    const ids = row[key];
    const all: Row[] = workspace[table].all();
    return all.filter(({ id }) => Array.isArray(ids) && ids.includes(id));
  };
  return { type, many: true, rows };
}

function every(type: string, table: TableName): Relation {
  return { type, many: true, rows: (_, workspace) => workspace[table].all() };
}

/** How the types hang together. */
export const RELATIONS: Record<string, Record<string, Relation>> = {
  Query: {
    issues: every('Issue', 'issues'),
    comments: every('Comment', 'comments'),
    issueLabels: every('IssueLabel', 'labels'),
    users: every('User', 'users'),
    teams: every('Team', 'teams'),
    workflowStates: every('WorkflowState', 'states'),
    agentSessions: every('AgentSession', 'sessions'),
    attachments: every('Attachment', 'attachments'),
    webhooks: every('Webhook', 'webhooks'),
  },
  Webhook: { team: one('Team', 'teams', 'teamId') },
  Team: {
    states: many('WorkflowState', 'states', 'teamId'),
    labels: many('IssueLabel', 'labels', 'teamId'),
    issues: many('Issue', 'issues', 'teamId'),
  },
  WorkflowState: { team: one('Team', 'teams', 'teamId') },
  IssueLabel: { team: one('Team', 'teams', 'teamId') },
  Issue: {
    team: one('Team', 'teams', 'teamId'),
    state: one('WorkflowState', 'states', 'stateId'),
    assignee: one('User', 'users', 'assigneeId'),
    delegate: one('User', 'users', 'delegateId'),
    creator: one('User', 'users', 'creatorId'),
    labels: listed('IssueLabel', 'labels', 'labelIds'),
    comments: many('Comment', 'comments', 'issueId'),
    attachments: many('Attachment', 'attachments', 'issueId'),
    agentSessions: many('AgentSession', 'sessions', 'issueId'),
    history: many('IssueHistory', 'history', 'issueId'),
  },
  IssueHistory: {
    issue: one('Issue', 'issues', 'issueId'),
    actor: one('User', 'users', 'actorId'),
    addedLabels: listed('IssueLabel', 'labels', 'addedLabelIds'),
    removedLabels: listed('IssueLabel', 'labels', 'removedLabelIds'),
    fromState: one('WorkflowState', 'states', 'fromStateId'),
    toState: one('WorkflowState', 'states', 'toStateId'),
    fromAssignee: one('User', 'users', 'fromAssigneeId'),
    toAssignee: one('User', 'users', 'toAssigneeId'),
  },
  Comment: {
    issue: one('Issue', 'issues', 'issueId'),
    user: one('User', 'users', 'userId'),
    parent: one('Comment', 'comments', 'parentId'),
    children: many('Comment', 'comments', 'parentId'),
  },
  Attachment: {
    issue: one('Issue', 'issues', 'issueId'),
    creator: one('User', 'users', 'creatorId'),
  },
  AgentSession: {
    issue: one('Issue', 'issues', 'issueId'),
    comment: one('Comment', 'comments', 'commentId'),
    appUser: one('User', 'users', 'appUserId'),
    creator: one('User', 'users', 'creatorId'),
    activities: many('AgentActivity', 'activities', 'agentSessionId'),
  },
  AgentActivity: {
    agentSession: one('AgentSession', 'sessions', 'agentSessionId'),
    sourceComment: one('Comment', 'comments', 'sourceCommentId'),
    user: one('User', 'users', 'userId'),
  },
};

/** Where a field of a row leads; undefined when it is a field of its own. */
export function related(type: string, field: string, row: Row, { workspace }: Context) {
  const relation = RELATIONS[type]?.[field];
  return relation && { type: relation.type, rows: relation.rows(row, workspace) };
}
