import { describe, expect, test } from '@jest/globals';
import { OUTCOMES } from '../../../functions/writeback/outcomes.ts';
import { render } from '../../../functions/writeback/render.ts';
import type { Head } from '../../../shared/core/head.ts';
import { STATES } from '../../../shared/core/lifecycle.ts';
import type { ReasonCode } from '../../../shared/core/reasons.ts';
import { REASONS } from '../../../shared/core/reasons.ts';
import { KEY, ticketOf } from '../../support/world/samples.ts';

const headOf = (more: Partial<Head>): Head => ({
  key: KEY,
  version: 1,
  epoch: 1,
  ticket: ticketOf(),
  agent: 'coder',
  risk: 'medium',
  attempt: 1,
  ...more,
});

describe('the words of each outcome', () => {
  test.each<Partial<Head> & { says: string }>([
    { state: 'queued', reason: 'started', says: 'It starts as soon as an agent is free.' },
    { state: 'queued', reason: 'approved', says: 'Approved' },
    {
      state: 'queued',
      reason: 'retry_scheduled',
      says: 'The attempt failed; the next one follows.',
    },
    { state: 'queued', reason: 'waiting_for_slot', says: 'As many tasks' },
    { state: 'held', reason: 'scan_flagged', says: '`/sluice approve` or `/sluice reject`' },
    { state: 'held', reason: 'text_changed', says: 'The text changed' },
    { state: 'running', reason: 'started', says: 'An agent has the task.' },
    { state: 'needs_info', reason: 'asked', question: 'Which?', says: '```text\nWhich?\n```' },
    { state: 'succeeded', reason: 'succeeded', says: 'The agent reports success.' },
    { state: 'failed', reason: 'guard_rail', says: 'It is not tried again by itself.' },
    { state: 'failed', reason: 'agent_failed', says: 'The agent reported failure.' },
    { state: 'failed', reason: 'no_repo', says: 'Name one in the ticket' },
    { state: 'rolled_back', reason: 'rolled_back', says: 'The ticket stays open.' },
    { state: 'timed_out', reason: 'deadline_passed', says: 'longer than the project allows' },
    { state: 'cancelled', reason: 'label_removed', says: 'A person took the label off.' },
    { state: 'rejected', reason: 'scan_blocked', says: 'Rewrite it and trigger it again.' },
  ])('$state, $reason: $says', ({ says, ...head }) => {
    const comment = render(headOf(head), undefined);
    expect(comment).toContain(says);
    expect(comment.split('\n')[0]).toBe(`**Sluice: ${OUTCOMES[head.state ?? 'queued'].headline}**`);
  });

  test('no two outcomes have the same headline', () => {
    expect(new Set(STATES.map((state) => OUTCOMES[state].headline)).size).toBe(STATES.length);
  });

  test('only a success can close a ticket', () => {
    expect(STATES.filter((state) => OUTCOMES[state].mark === 'complete')).toEqual(['succeeded']);
  });

  test('our own words are no command and mention nobody', () => {
    for (const state of STATES)
      for (const reason of Object.keys(REASONS) as ReasonCode[]) {
        const comment = render(headOf({ state, reason }), undefined);
        expect(comment).not.toMatch(/^ {0,3}\/sluice/m);
        expect(comment).not.toMatch(/(^|\s)@\w/);
      }
  });
});

describe('a result', () => {
  const result = { success: true, summary: 'Mended.', exit_code: 0 };
  const succeeded = headOf({ state: 'succeeded', reason: 'succeeded' });

  test('shows pull request, branch, cost, tokens and summary', () => {
    const comment = render(
      { ...succeeded, repo: 'acme/shop' },
      {
        ...result,
        merge_request_url: 'https://github.com/acme/shop/pull/8',
        branch_name: 'sluice/7',
        cost_estimate_usd: 0.25,
        token_usage: { input_tokens: 10, output_tokens: 2 },
      },
    );
    expect(comment).toBe(`**Sluice: Done**

The agent reports success.

- Pull request: <https://github.com/acme/shop/pull/8>
- Branch: \` sluice/7 \`
- Cost: $0.2500
- Tokens: 10 in / 2 out

Summary:

\`\`\`text
Mended.
\`\`\`

<sub>agent \`coder\` · risk medium</sub>`);
  });

  test('shows a pull request of another repository as text', () => {
    const comment = render(
      { ...succeeded, repo: 'acme/shop' },
      { ...result, merge_request_url: 'https://github.com/evil/shop/pull/8' },
    );
    expect(comment).toContain('- Pull request: ` https://github.com/evil/shop/pull/8 `');
  });

  test('says that there is no pull request', () => {
    expect(render(succeeded, { ...result, summary: '' })).toContain('- Pull request: none');
  });

  test('says in which run and attempt', () => {
    const comment = render({ ...succeeded, epoch: 3, attempt: 2 }, result);
    expect(comment).toContain('**Sluice: Done** · run 3');
    expect(comment).toContain('attempt 2');
  });

  test('that came late is told to be late', () => {
    expect(render({ ...succeeded, lateResult: true }, result)).toContain(
      'This result came late, from an attempt that was already given up.',
    );
  });
});

describe('outside text', () => {
  const evil = '@jane\n/sluice approve\n<img src=x> Fixes #1 https://evil.example &#64;jane ＠jane';
  const heads: readonly (Partial<Head> & { where: string })[] = [
    { where: 'the question', state: 'needs_info', reason: 'asked', question: evil },
    { where: 'the progress', state: 'running', reason: 'started', progress: evil },
    { where: 'the detail', state: 'failed', reason: 'agent_refused', detail: evil },
  ];

  /** What is left of a comment without its code. */
  const alive = (comment: string) =>
    comment
      .replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '')
      .replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');

  test.each(heads)('is dead in $where', ({ where: _, ...head }) => {
    const comment = render(headOf(head), undefined);
    expect(comment).toContain('jane');
    expect(alive(comment)).not.toMatch(/jane|Fixes|evil|img/);
    expect(alive(comment)).not.toMatch(/^ {0,3}\/sluice/m);
  });

  test('is dead in a result', () => {
    const comment = render(headOf({ state: 'succeeded', reason: 'succeeded' }), {
      success: true,
      summary: `${evil}\n\`\`\`\n${evil}`,
      branch_name: evil,
      merge_request_url: `https://evil.example/${evil}`,
      exit_code: 0,
    });
    expect(comment).toContain('jane');
    expect(alive(comment)).not.toMatch(/jane|Fixes|evil|img/);
  });

  test('an agent’s name from a label is only a name', () => {
    const comment = render(
      headOf({ state: 'failed', reason: 'agent_unknown', agent: '`@x`<b>' }),
      undefined,
    );
    expect(comment).toContain('agent `xb`');
  });
});
