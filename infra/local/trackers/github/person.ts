/** Where an issue is. */
export interface GithubIssueRef {
  readonly repo: string;
  readonly number: number;
}

export interface IssueText {
  readonly title: string;
  readonly body?: string;
  readonly labels?: readonly string[];
}

/** What an issue looks like to whoever opens its page. */
export interface GithubIssueView {
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly comments: readonly {
    readonly id: number;
    readonly user: string;
    readonly body: string;
  }[];
}

interface Named {
  readonly name: string;
  readonly login: string;
}

/** What the API answers, as far as it is read. */
interface Opened {
  readonly number: number;
}

interface Issue {
  readonly title: string;
  readonly body: string | null;
  readonly state: GithubIssueView['state'];
  readonly labels: readonly Named[];
  readonly assignees: readonly Named[];
}

interface Comment {
  readonly id: number;
  readonly user: Named;
  readonly body: string;
}

/** What a person does on GitHub, through its API and nothing else. */
export type GithubPerson = ReturnType<typeof githubPerson>;

export function githubPerson(url: string, token: string) {
  async function call<Answer = unknown>(
    method: string,
    path: string,
    body?: object,
  ): Promise<Answer> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text === '' ? 'null' : text);
  }
  const at = ({ repo, number }: GithubIssueRef, rest = '') =>
    `/repos/${repo}/issues/${number}${rest}`;
  const at2 = ({ repo }: GithubIssueRef, comment: number) =>
    `/repos/${repo}/issues/comments/${comment}`;

  return {
    async openIssue(repo: string, issue: IssueText): Promise<GithubIssueRef> {
      const { number } = await call<Opened>('POST', `/repos/${repo}/issues`, issue);
      return { repo, number };
    },
    /** An issue form: its labels are set in the name of whoever fills it in, permission or not. */
    async submitForm(repo: string, issue: IssueText): Promise<GithubIssueRef> {
      const { number } = await call<Opened>('POST', `/${repo}/issues`, issue);
      return { repo, number };
    },
    label: (issue: GithubIssueRef, ...labels: string[]) =>
      call('POST', at(issue, '/labels'), { labels }),
    unlabel: (issue: GithubIssueRef, label: string) =>
      call('DELETE', at(issue, `/labels/${encodeURIComponent(label)}`)),
    assign: (issue: GithubIssueRef, ...assignees: string[]) =>
      call('POST', at(issue, '/assignees'), { assignees }),
    unassign: (issue: GithubIssueRef, ...assignees: string[]) =>
      call('DELETE', at(issue, '/assignees'), { assignees }),
    edit: (issue: GithubIssueRef, text: Partial<IssueText>) => call('PATCH', at(issue), text),
    close: (issue: GithubIssueRef) => call('PATCH', at(issue), { state: 'closed' }),
    reopen: (issue: GithubIssueRef) => call('PATCH', at(issue), { state: 'open' }),
    lock: (issue: GithubIssueRef) => call('PUT', at(issue, '/lock'), {}),
    /** On the site; only an admin may. */
    delete: ({ repo, number }: GithubIssueRef) => call('DELETE', `/${repo}/issues/${number}`),
    async comment(issue: GithubIssueRef, body: string): Promise<number> {
      return (await call<Comment>('POST', at(issue, '/comments'), { body })).id;
    },
    editComment: (issue: GithubIssueRef, id: number, body: string) =>
      call('PATCH', at2(issue, id), { body }),
    deleteComment: (issue: GithubIssueRef, id: number) => call('DELETE', at2(issue, id)),
    async view(issue: GithubIssueRef): Promise<GithubIssueView> {
      const { title, body, state, labels, assignees } = await call<Issue>('GET', at(issue));
      const comments = await call<Comment[]>('GET', at(issue, '/comments?per_page=100'));
      return {
        title,
        body: body ?? '',
        state,
        labels: labels.map(({ name }) => name),
        assignees: assignees.map(({ login }) => login),
        comments: comments.map(({ id, user, body }) => ({ id, user: user.login, body })),
      };
    },
  };
}
