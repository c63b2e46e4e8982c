/** What a webhook sends. https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
export interface Payload {
  /** When it was sent first, epoch milliseconds. */
  timestamp: number;
  /** `jira:issue_updated`, `comment_created` */
  webhookEvent: string;
  /** Who changed an issue; comments tell their author only. */
  user: User;
  issue: Issue;
  comment: Comment;
  changelog: Changelog;
}

export interface User {
  accountId: string;
  displayName: string;
  emailAddress: string;
  /** atlassian, app, customer */
  accountType: string;
  active: boolean;
}

export interface Issue {
  id: string;
  /** `SHOP-7`; another one once it was moved to another project. */
  key: string;
  self: string;
  fields: Fields;
}

/** In a comment's webhook some of them are missing. */
export interface Fields {
  summary: string;
  /** Wiki markup in webhooks, a document in the API. */
  description: unknown;
  labels: readonly string[];
  assignee: User | null;
  creator: User;
  status: Status;
  issuetype: { name: string };
  priority: { name: string };
  project: Project;
  created: string;
  updated: string;
}

export interface Project {
  id: string;
  key: string;
  name: string;
}

export interface Status {
  id: string;
  name: string;
  /** new, indeterminate, done */
  statusCategory: { key: string };
}

export interface Comment {
  id: string;
  author: User;
  updateAuthor: User;
  body: unknown;
  updated: string;
  properties: readonly Property[];
}

export interface Property {
  key: string;
  value: unknown;
}

export interface Changelog {
  author: User;
  created: string;
  items: readonly Item[];
}

/** One field that changed. `toString` is a field of its own here. */
export interface Item {
  field: string;
  fieldId: string;
  from: string | null;
  fromString: string | null;
  to: string | null;
}

export interface Transition {
  id: string;
  name: string;
  isAvailable: boolean;
  to: Status;
}
