import type { Comment, Issue, Repository, User } from 'gitea-js';

export type {
  Comment,
  Issue,
  Label,
  PullRequestMeta,
  Repository,
  TimelineComment,
  User,
} from 'gitea-js';

/** What a webhook of an issue or of a comment sends. Gitea describes its API and not these: they hold the API's objects. */
export interface Payload {
  action: string;
  issue: Issue;
  comment: Comment;
  pull_request: unknown;
  is_pull: boolean;
  /** What an edit replaced. */
  changes: { body: { from: string } };
  repository: Repository;
  sender: User;
}
