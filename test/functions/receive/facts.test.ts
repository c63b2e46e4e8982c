import { describe, expect, test } from '@jest/globals';
import { receiveApp } from '../../../functions/receive/app.ts';
import type { Fact } from '../../../shared/core/fact.ts';
import { reason } from '../../../shared/core/reasons.ts';
import { desk } from '../../support/receive/desk.ts';
import { BLOCKED, FLAGGED, issue } from '../../support/receive/issue.ts';
import type { Letter } from '../../support/receive/letters.ts';
import { letter, sample } from '../../support/receive/letters.ts';

/** One delivery of each outcome, after whatever came before it. */
const OUTCOMES: readonly {
  readonly outcome: string;
  readonly letters: () => readonly Letter[];
  readonly task?: boolean;
}[] = [
  { outcome: 'accepted', letters: () => [issue().labeled('sluice')], task: true },
  {
    outcome: 'duplicate',
    letters: () => {
      const one = issue();
      return [one.labeled('sluice'), one.labeled('sluice')];
    },
    task: true,
  },
  { outcome: 'ignored', letters: () => [issue().labeled('bug')] },
  { outcome: 'held', letters: () => [saying(FLAGGED)], task: true },
  { outcome: 'rejected', letters: () => [saying(BLOCKED)], task: true },
];

function saying(body: string): Letter {
  return Object.assign(issue(), { body }).labeled('sluice');
}

describe('a delivery is told of once', () => {
  test.each(OUTCOMES)('$outcome', async ({ outcome, letters, task = false }) => {
    const at = desk();
    const sent = letters();
    for (const one of sent) await at.post(one);
    expect(at.facts).toHaveLength(sent.length);
    const head = await at.head();
    expect(at.facts.at(-1)).toMatchObject({
      kind: 'delivery',
      connection: 'github',
      outcome,
      delivery: expect.stringMatching(/^[0-9a-f]{64}$/),
      event: 'issues.labeled',
      actor: sample('github/issues.labeled').sender.login,
      ticket: expect.stringMatching(/^github:/),
      ...(task ? { ticket: head?.key, task: `${head?.key}:1` } : {}),
    });
    expect('task' in (at.facts.at(-1) ?? {})).toBe(task);
  });

  test.each([1, 2, 3])(
    'that failed at call %d, as a refusal with what was thrown',
    async (call) => {
      const at = desk();
      at.crash(call, 'before');
      await at.post(issue().labeled('sluice'));
      expect(at.facts).toMatchObject([
        { kind: 'refused', reason: 'unavailable', status: 503, error: expect.any(Error) },
      ]);
    },
  );
});

describe('a request that is no delivery is told of once', () => {
  test.each([
    { method: 'GET', path: '/webhooks/github', reason: 'method_not_allowed', connection: 'github' },
    { method: 'POST', path: '/elsewhere', reason: 'not_found' },
    {
      method: 'POST',
      path: '/webhooks/nobody',
      reason: 'unknown_connection',
      connection: 'nobody',
    },
    { method: 'POST', path: '/webhooks/%0a%22x', reason: 'unknown_connection' },
    { method: 'POST', path: `/webhooks/${'x'.repeat(200)}`, reason: 'unknown_connection' },
  ] as const)('$method $path → $reason', async ({ method, path, reason: code, ...told }) => {
    const facts: Fact[] = [];
    await receiveApp(desk().deps, (fact) => facts.push(fact)).request(path, { method });
    expect(facts).toEqual([
      {
        kind: 'refused',
        reason: code,
        status: reason(code).status,
        ms: expect.any(Number),
        ...told,
      },
    ]);
  });

  test('that is healthy is not', async () => {
    const facts: Fact[] = [];
    await receiveApp(desk().deps, (fact) => facts.push(fact)).request('/healthz');
    expect(facts).toEqual([]);
  });
});

test('what an unsigned header says is told only where it can be a name', async () => {
  const at = desk();
  await at.post(letter('github', {}, { headers: { 'x-github-event': 'a text with spaces' } }));
  expect(at.facts).toMatchObject([{ kind: 'delivery', reason: 'event_not_handled' }]);
  expect(JSON.stringify(at.facts)).not.toContain('spaces');
});
