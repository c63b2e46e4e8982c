import { harmlessBlock, harmlessLink, harmlessSpan } from '../../shared/core/harmless.ts';
import type { Head, Untold } from '../../shared/core/head.ts';
import { placeText } from '../../shared/core/place.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Result } from '../../shared/core/result.ts';
import { OUTCOMES } from './outcomes.ts';

/** Where a repository is taken to be whose ticket is not beside it. A name says nothing: anybody may have it elsewhere. */
const USUAL_HOST = 'github.com';

/** An earlier task whose end the ticket was not told in its time. */
export interface ToldLate extends Untold {
  readonly result: Result | undefined;
}

/**
 * The comment that shows a task as it is now. Our own words are fixed; everything that a ticket, a person or an agent wrote stands
 * in code, where nothing comes alive.
 */
export function render(
  head: Head,
  result: Result | undefined,
  untold: readonly ToldLate[] = [],
): string {
  const state = head.state ?? 'queued';
  const run = head.epoch > 1 ? ` · run ${head.epoch}` : '';
  return [
    `**Sluice: ${OUTCOMES[state].headline}**${run}`,
    why(head),
    ...notes(head),
    ...(result ? resultLines(head, result) : []),
    ...untold.flatMap((earlier) => toldLate(head, earlier)),
    footer(head),
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

function toldLate(head: Head, { epoch, state, result }: ToldLate): string[] {
  return [
    `**Before that, run ${epoch}: ${OUTCOMES[state].headline}**`,
    ...(result ? resultLines(head, result) : []),
  ];
}

function why(head: Head): string {
  const code: ReasonCode = head.reason ?? 'started';
  const { means, hint } = reason(code) as { means: string; hint?: string };
  const detail = head.detail ? ` ${harmlessSpan(head.detail)}` : '';
  const own =
    head.state === 'queued' && code === 'started'
      ? 'It starts as soon as an agent is free.'
      : WORDS[code];
  return `${own ?? means}${detail}${hint && own === undefined ? ` ${hint}` : ''}`;
}

/** Where the words for operators are not the words for the people on a ticket. */
const WORDS: Partial<Record<ReasonCode, string>> = {
  started: 'An agent has the task.',
  waiting_for_slot:
    'As many tasks of the project run as may at once. It starts by itself when it is its turn.',
  paused: 'No new work is started at the moment. It keeps its place in line and goes on by itself.',
  message_delivered: 'Your message was passed on; the agent reads it with its next call.',
  approved: 'Approved; it starts as soon as an agent is free.',
  succeeded: 'The agent reports success.',
  guard_rail: 'A guard rail of the agent stopped the work. It is not tried again by itself.',
  rolled_back: 'The agent made the change and took it back. The ticket stays open.',
  scan_blocked:
    'The text looks like an attempt to give the agent orders of its own, so no agent was given it. Rewrite it and trigger it again.',
  scan_flagged:
    'Something in the text may be meant to command the agent. Read it, hidden parts included; then comment `/sluice approve` or `/sluice reject`.',
  second_opinion_flagged:
    'A second opinion sees what may be meant to command the agent. Read the text, hidden parts included; then comment `/sluice approve` or `/sluice reject`.',
  text_changed:
    'The text changed after it was scanned. Read it; then comment `/sluice approve` or `/sluice reject`.',
};

function notes(head: Head): string[] {
  const rules = head.verdict?.rules ?? [];
  const scanned = head.state === 'held' || head.state === 'rejected';
  return [
    scanned && rules.length > 0
      ? `Rules that fired: ${rules.map((rule) => `\`${rule}\``).join(', ')} (score ${(head.verdict?.score ?? 0).toFixed(2)}).`
      : '',
    head.state === 'needs_info' && head.question
      ? `${harmlessBlock(head.question)}\n\nAnswer with a comment that mentions the agent.`
      : '',
    head.state === 'running' && head.progress
      ? `Progress: ${harmlessSpan(head.progress, 280)}`
      : '',
    head.state === 'queued' && head.place
      ? `It is ${placeText(head.place.ahead)}, counted at ${minuteOf(head.place.at)}.`
      : '',
    trippedText(head),
    head.lateResult ? 'This result came late, from an attempt that was already given up.' : '',
  ];
}

/** `2026-11-20 11:00 UTC` */
function minuteOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Why the ticket is not heard any more, until when, and how it is all the same. */
function trippedText({ tripped }: Head): string {
  if (!tripped) return '';
  const why =
    tripped.why === 'breaker_open'
      ? 'This ticket was started too often in a short time.'
      : 'Bots have started or steered this ticket again and again, and no person in between.';
  return `**Not heard for now.** ${why} ${tripped.why === 'breaker_open' ? 'Triggers' : 'Bots'} are not heard until ${minuteOf(tripped.until)}. To go on now, comment \`/sluice retry\`.`;
}

function resultLines(head: Head, result: Result): string[] {
  const {
    merge_request_url: url,
    branch_name: branch,
    token_usage: tokens,
    cost_estimate_usd: cost,
    summary,
  } = result;
  const facts = [
    url
      ? `Pull request: ${harmlessLink(url, repositoryHost(head), head.repo)}`
      : 'Pull request: none',
    branch ? `Branch: ${harmlessSpan(branch)}` : '',
    cost ? `Cost: $${cost.toFixed(4)}` : '',
    tokens
      ? `Tokens: ${grouped(tokens.input_tokens)} in / ${grouped(tokens.output_tokens)} out`
      : '',
  ].filter((line) => line !== '');
  return [
    facts.map((line) => `- ${line}`).join('\n'),
    summary.trim() ? `Summary:\n\n${harmlessBlock(summary)}` : '',
  ];
}

/** The host of a ticket that stands in a repository of its account, as on GitHub; else the usual one. */
function repositoryHost({ ticket }: Head): string {
  if (!ticket?.url || !URL.canParse(ticket.url)) return USUAL_HOST;
  const { host, pathname } = new URL(ticket.url);
  return pathname.toLowerCase().startsWith(`/${ticket.account.toLowerCase()}/`) ? host : USUAL_HOST;
}

/** `1,234,567`: seven digits in a row could be a commit's. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function footer(head: Head): string {
  const agent = head.agent?.replace(/[^\w.-]/g, '');
  const parts = [
    head.attempt && head.attempt > 1 ? `attempt ${head.attempt}` : '',
    agent ? `agent \`${agent}\`` : '',
    head.risk ? `risk ${head.risk}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `<sub>${parts.join(' · ')}</sub>` : '';
}
