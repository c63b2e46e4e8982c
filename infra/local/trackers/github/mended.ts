import type { Memory } from './memory.ts';
import type { GithubPayload } from './payload.ts';

/** One event, as GitHub names it. */
export interface GithubEvent {
  readonly event: string;
  readonly payload: GithubPayload;
}

type Mend = (payload: GithubPayload, memory: Memory) => Partial<GithubPayload>;

/** emulate's label has no id; the issue's own labels do, and so did the label that is gone from it now. */
const label: Mend = ({ repository, issue, label }, memory) => {
  if (!label) return {};
  const whole = issue?.labels.find(({ name }) => name === label.name);
  return { label: whole ?? memory.label(repository.full_name, label.name) ?? label };
};

/** What emulate's webhooks lack, by event and action. */
const MENDS: Record<string, Mend> = {
  'issues.labeled': label,
  'issues.unlabeled': label,
  'issues.edited': ({ repository, issue }, memory) => {
    const before = issue && memory.issue(repository.full_name, issue.number);
    if (!before || !issue) return {};
    return { changes: changed({ title: before.title, body: before.body ?? '' }, issue) };
  },
  'issue_comment.created': ({ issue, comment }) =>
    issue && comment
      ? { issue: { ...issue, comments: issue.comments + 1, updated_at: comment.created_at } }
      : {},
  'issue_comment.edited': ({ comment }, memory) => {
    const before = comment && memory.comment(comment.id);
    return before ? { changes: { body: { from: before.body } } } : {};
  },
};

/** The events GitHub would have sent where emulate sent one: an issue opened with labels and assignees is `labeled` and `assigned` as well. */
export function mended(event: string, sent: GithubPayload, memory: Memory): GithubEvent[] {
  const { installation: _, ...payload } = sent;
  const whole = { ...payload, ...MENDS[`${event}.${payload.action}`]?.(payload, memory) };
  memory.see(whole);
  const opened = event === 'issues' && payload.action === 'opened' ? payload.issue : undefined;
  const also = [
    ...(opened?.labels ?? []).map((one) => ({ action: 'labeled', label: one })),
    ...(opened?.assignees ?? []).map((one) => ({ action: 'assigned', assignee: one })),
  ];
  return [
    { event, payload: whole },
    ...also.map((one) => ({ event, payload: { ...whole, ...one } })),
  ];
}

function changed(before: Record<string, string>, now: object) {
  const after = new Map<string, unknown>(Object.entries(now));
  const differ = Object.entries(before).filter(([name, from]) => (after.get(name) ?? '') !== from);
  return Object.fromEntries(differ.map(([name, from]) => [name, { from }]));
}
