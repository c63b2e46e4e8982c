import { harmlessBlock, harmlessLink, harmlessSpan } from '../../shared/core/harmless.ts';
import type { Result } from '../../shared/core/result.ts';
import { isSuccess } from '../../shared/trackers/is-success.ts';
import type { KnownTicket } from './known-tickets.ts';

const USUAL_HOST = 'github.com';

/** What a controller says on a ticket. All of it is a stranger's text: nothing in it comes alive. */
export function commentText(headline: string, text: string): string {
  const said = text.trim() === '' ? [] : [harmlessBlock(text)];
  return [`**Sluice: ${headline}**`, ...said].join('\n\n');
}

/** A result of a controller; a pull request of the ticket's own repository is a link. */
export function resultText(result: Result, { ref, repo }: KnownTicket): string {
  const { summary, merge_request_url, branch_name, token_usage, cost_estimate_usd } = result;
  const host = hostOf(ref, repo);
  const facts = [
    merge_request_url
      ? `- Pull request: ${harmlessLink(merge_request_url, host, repo)}`
      : '- Pull request: none',
    branch_name ? `- Branch: ${harmlessSpan(branch_name)}` : '',
    cost_estimate_usd ? `- Cost: $${cost_estimate_usd.toFixed(4)}` : '',
    token_usage
      ? `- Tokens: ${grouped(token_usage.input_tokens)} in / ${grouped(token_usage.output_tokens)} out`
      : '',
  ];
  return [
    `**Sluice: ${isSuccess(result) ? 'Done' : 'Ended without success'}**`,
    facts.filter((line) => line !== '').join('\n'),
    ...(summary.trim() === '' ? [] : [harmlessBlock(summary)]),
  ].join('\n\n');
}

/** The host of a ticket that stands in its repository; else the usual one. */
function hostOf({ url = '' }: KnownTicket['ref'], repo = ''): string {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' };
  return repo && pathname.toLowerCase().startsWith(`/${repo.toLowerCase()}/`) ? host : USUAL_HOST;
}

/** Seven digits in a row could be a commit's. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
