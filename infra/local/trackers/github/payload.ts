/** What we read in emulate's webhooks; the rest is passed on untouched. */
export interface GithubPayload {
  readonly action?: string;
  readonly issue?: GithubIssue;
  readonly comment?: GithubComment;
  readonly label?: GithubLabel | null;
  readonly assignee?: GithubAccount | null;
  readonly repository: GithubRepository;
  readonly sender: GithubAccount;
  readonly changes?: unknown;
  readonly installation?: unknown;
}

export interface GithubAccount {
  readonly login: string;
  readonly id: number;
}

export interface GithubLabel {
  readonly id?: number;
  readonly name: string;
  readonly color: string;
}

export interface GithubIssue {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly comments: number;
  readonly labels: readonly GithubLabel[];
  readonly assignees: readonly GithubAccount[];
  readonly user: GithubAccount;
  readonly updated_at: string;
}

export interface GithubComment {
  readonly id: number;
  readonly body: string;
  readonly user: GithubAccount;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface GithubRepository {
  readonly id: number;
  readonly full_name: string;
  readonly html_url: string;
  readonly owner: { readonly login: string };
}
