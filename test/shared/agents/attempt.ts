import type { Attempt } from '../../../shared/core/agent.ts';

/** An attempt as dispatch makes it; its key has a dot, as keys of tickets may. */
export function attemptOf(more: Partial<Attempt> = {}): Attempt {
  return {
    task: {
      version: 1,
      id: 'github:acme~2f~a.b:7:1',
      attempt: 2,
      goal: 'Mend the door\n\nIt squeaks. \uFFFF',
      repo: 'acme/shop',
      riskTier: 'medium',
      agent: 'shell',
      ticketType: 'issue',
      labels: ['sluice'],
      project: 'shop',
      ticket: { id: 'github:acme/shop#7', title: 'Mend the door' },
      trigger: { kind: 'label', by: 'ada', at: '2026-01-01T00:00:00Z' },
      verdict: { decision: 'allow', score: 0, rules: [], ruleset: '1' },
      messages: [],
      raw: { trusted: false, truncated: false, text: '{}' },
    },
    idempotencyKey: 'github:acme~2f~a.b:7:1:2',
    token: '2.tokentokentokentokentokentokentokentokentok',
    url: 'http://127.0.0.1:9/tasks/github:acme~2f~a.b:7:1',
    deadlineSeconds: 60,
    ...more,
  };
}
