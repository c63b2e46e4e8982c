import type { PollQuery } from '../../core/poller.ts';

/** A site's projects by key, `acme.atlassian.net/SHOP`; one with a `*` is held against what is found. */
const PROJECT = /^[^/*]+\/([^/*]+)$/;

const MINUTE_MS = 60_000;
/** Ten years; for longer nobody needs to be asked. */
const MAX_MINUTES = 5_256_000;

/**
 * The search for a poll. Times are told in minutes before now, as a date would be one of the token owner's time zone. Only what Jira knows
 * for certain is asked for: a status or person that is not there would be refused.
 */
export function jqlOf(
  { labels, assignee }: Pick<PollQuery, 'labels' | 'assignee'>,
  accounts: readonly string[],
  since: number,
  now: number,
): string {
  const projects = accounts.map((account) => PROJECT.exec(account)?.[1]);
  const minutes = Math.ceil(Math.max(0, now - since) / MINUTE_MS) + 1;
  const clauses = [
    ...labels.map((label) => `labels = ${quoted(label)}`),
    ...(projects.length > 0 && projects.every((key) => key !== undefined)
      ? [`project in (${projects.map((key) => quoted(key)).join(', ')})`]
      : []),
    ...(assignee.toLowerCase() === 'none' ? ['assignee is EMPTY'] : []),
    ...(assignee !== '' && assignee.toLowerCase() !== 'none' ? ['assignee is not EMPTY'] : []),
    'statusCategory != Done',
    ...(minutes <= MAX_MINUTES ? [`updated >= "-${minutes}m"`] : []),
  ];
  return `${clauses.join(' AND ')} ORDER BY updated DESC`;
}

/** A text that stays one, whatever stands in it. */
function quoted(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, ' ').replace(/["\\]/g, '\\$&');
  return `"${plain}"`;
}
