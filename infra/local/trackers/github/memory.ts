import type { GithubComment, GithubIssue, GithubLabel, GithubPayload } from './payload.ts';

/** What the webhooks have shown so far: enough to tell what changed. */
export interface Memory {
  label(repo: string, name: string): GithubLabel | undefined;
  issue(repo: string, number: number): GithubIssue | undefined;
  comment(id: number): GithubComment | undefined;
  see(payload: GithubPayload): void;
  delete(repo: string, number: number): void;
  deleted(repo: string, number: number): boolean;
}

export function memory(): Memory {
  const labels = new Map<string, GithubLabel>();
  const issues = new Map<string, GithubIssue>();
  const comments = new Map<number, GithubComment>();
  const gone = new Set<string>();
  return {
    label: (repo, name) => labels.get(`${repo} ${name}`),
    issue: (repo, number) => issues.get(`${repo} ${number}`),
    comment: (id) => comments.get(id),
    delete: (repo, number) => gone.add(`${repo} ${number}`),
    deleted: (repo, number) => gone.has(`${repo} ${number}`),
    see({ repository, issue, comment, label }) {
      const repo = repository.full_name;
      for (const one of [...(issue?.labels ?? []), ...(label?.id ? [label] : [])]) {
        labels.set(`${repo} ${one.name}`, one);
      }
      if (issue) issues.set(`${repo} ${issue.number}`, issue);
      if (comment) comments.set(comment.id, comment);
    },
  };
}
