/**
 * What a webhook of an issue, of another work item, or of a comment sends, by what is read of it.
 * https://docs.gitlab.com/user/project/integrations/webhook_events/#work-item-events
 */
export interface Payload {
  /** `issue`, `work_item` or `note`. */
  object_kind: string;
  /** Also `confidential_issue`, `confidential_note`. */
  event_type: string;
  user: User;
  /** An epic has none. */
  project: Project;
  object_attributes: Attributes & Note;
  /** What a comment is on. */
  issue: Attributes;
  labels: readonly Label[];
  assignees: readonly User[];
  /** What an update changed; both sides are whole lists. */
  changes: {
    labels: Difference<readonly Label[]>;
    assignees: Difference<readonly User[]>;
    title: Difference<string>;
    description: Difference<string>;
    moved_to_id: Difference<number>;
  };
}

export interface Difference<T> {
  previous: T;
  current: T;
}

export interface Project {
  path_with_namespace: string;
  web_url: string;
}

export interface User {
  /** Missing before 13. */
  id: number;
  username: string;
  name: string;
}

export interface Label {
  title: string;
}

export interface Attributes {
  id: number;
  iid: number;
  project_id: number;
  title: string;
  description: string;
  state: string;
  /** `open`, `close`, `reopen`, `update`; of a comment `create`, `update`, and nothing before 16.11. */
  action: string;
  author_id: number;
  created_at: string;
  updated_at: string;
  url: string;
  /** `Issue`, `Task`, `Incident`. */
  type: string;
  labels: readonly Label[];
}

export interface Note {
  note: string;
  noteable_type: string;
  /** What GitLab says of a change in a comment of its own. */
  system: boolean;
}

/** An issue of the API. https://docs.gitlab.com/api/issues/ */
export interface Issue {
  id: number;
  iid: number;
  project_id: number;
  title: string;
  description: string;
  state: string;
  labels: readonly string[];
  assignees: readonly User[];
  author: User;
  created_at: string;
  updated_at: string;
  web_url: string;
  references: { full: string };
  issue_type: string;
}

/** A comment of the API. https://docs.gitlab.com/api/notes/ */
export interface Comment {
  id: number;
  body: string;
  author: User;
  system: boolean;
  created_at: string;
}

/** https://docs.gitlab.com/api/resource_label_events/ and …/resource_state_events/ */
export interface ResourceEvent {
  user: User;
  created_at: string;
  /** Null where it was deleted since. */
  label: { name: string };
  action: string;
  state: string;
}
