/** A stored entity: its own fields by their GraphQL names, and the ids of its relations. */
export interface Row {
  readonly id: string;
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  [field: string]: unknown;
}

export interface UserRow extends Row {
  name: string;
  displayName: string;
  email: string;
  app: boolean;
  url: string;
}

export interface TeamRow extends Row {
  key: string;
  name: string;
  /** Issues so far. */
  count: number;
}

export interface StateRow extends Row {
  name: string;
  type: string;
  color: string;
  teamId: string;
}

export interface WebhookRow extends Row {
  url: string;
  secret: string;
  enabled: boolean;
  resourceTypes: readonly string[];
}

export interface LabelRow extends Row {
  name: string;
  color: string;
  /** Null is a label of the whole workspace. */
  teamId: string | null;
}

export interface IssueRow extends Row {
  identifier: string;
  number: number;
  title: string;
  description: string | null;
  priority: number;
  url: string;
  teamId: string;
  stateId: string;
  labelIds: string[];
  assigneeId: string | null;
  delegateId: string | null;
  creatorId: string;
  trashed: boolean | null;
}

/** What one change of an issue was. */
export interface HistoryRow extends Row {
  issueId: string;
  actorId: string;
  addedLabelIds: string[] | null;
  removedLabelIds: string[] | null;
  fromStateId: string | null;
  toStateId: string | null;
  fromAssigneeId: string | null;
  toAssigneeId: string | null;
}

export interface CommentRow extends Row {
  body: string;
  url: string;
  issueId: string;
  userId: string;
  parentId: string | null;
}

export interface SessionRow extends Row {
  status: string;
  issueId: string;
  commentId: string | null;
  appUserId: string;
  creatorId: string;
}

export interface ActivityRow extends Row {
  agentSessionId: string;
  content: { readonly type: string; readonly body?: string };
  signal: string | null;
  userId: string;
}

export interface AttachmentRow extends Row {
  issueId: string;
  url: string;
}
