import type { GithubEvent } from './mended.ts';
import type { GithubIssue, GithubPayload } from './payload.ts';

/** The history of each issue, as `/timeline` (everything) and `/events` (no comments) list it. */
export interface Timeline {
  record(event: GithubEvent): void;
  of(repo: string, number: number): readonly Entry[];
}

export type Entry = Record<string, unknown> & { readonly event: string };

type Detail = (payload: GithubPayload & { issue: GithubIssue }) => object | undefined;

const plain: Detail = () => ({});

/** What GitHub keeps of which webhook. */
const DETAILS: Record<string, Detail> = {
  labeled: ({ label }) => ({ label: { name: label?.name, color: label?.color } }),
  unlabeled: ({ label }) => ({ label: { name: label?.name, color: label?.color } }),
  assigned: ({ assignee, sender }) => ({ assignee, assigner: sender }),
  unassigned: ({ assignee, sender }) => ({ assignee, assigner: sender }),
  closed: plain,
  reopened: plain,
  locked: plain,
  unlocked: plain,
};

export function timeline(url: () => string): Timeline {
  const entries = new Map<string, Entry[]>();
  let ids = 0;
  return {
    of: (repo, number) => entries.get(`${repo} ${number}`) ?? [],
    record({ event, payload }) {
      const entry = event === 'issues' ? issueEntry(payload) : commentEntry(event, payload);
      if (!entry || !payload.issue) return;
      const repo = payload.repository.full_name;
      const key = `${repo} ${payload.issue.number}`;
      ids += 1;
      const whole = {
        id: ids,
        node_id: `LE_${ids}`,
        url: `${url()}/repos/${repo}/issues/events/${ids}`,
        ...entry,
      };
      entries.set(key, [...(entries.get(key) ?? []), whole]);
    },
  };
}

function issueEntry({ issue, ...payload }: GithubPayload): Entry | undefined {
  const { action = '', sender } = payload;
  const detail = issue && DETAILS[action]?.({ ...payload, issue });
  if (!detail) return undefined;
  return {
    actor: sender,
    event: action,
    commit_id: null,
    commit_url: null,
    created_at: issue.updated_at,
    ...detail,
    performed_via_github_app: null,
  };
}

function commentEntry(
  event: string,
  { action, comment, sender }: GithubPayload,
): Entry | undefined {
  if (event !== 'issue_comment' || action !== 'created' || !comment) return undefined;
  return { ...comment, actor: sender, event: 'commented' };
}
