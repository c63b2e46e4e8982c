import type { HttpRefusal } from '../../core/http-refusal.ts';

/** What GitHub answers when it does not start a run, the first row that fits. */
export const ACTIONS_REFUSALS = [
  {
    given: 'the primary limit is used up, or a secondary one asks to wait',
    answer: '403 with `Retry-After`, or with `X-RateLimit-Remaining: 0`',
    status: [403],
    waits: true,
    kind: 'unavailable',
  },
  {
    given: 'a secondary limit that does not say how long',
    answer: '403 that speaks of a rate limit or of abuse',
    status: [403],
    says: /\brate limit\b|\babuse\b/i,
    kind: 'unavailable',
  },
  {
    given: 'a limit, or a fault',
    answer: '408, 429, 5xx',
    status: [408, 429, '5xx'],
    kind: 'unavailable',
  },
  {
    given: 'the token is wrong, expired or revoked',
    answer: '401',
    status: [401],
    kind: 'permission_denied',
    hint: 'Give the agent new credentials.',
  },
  {
    given: 'the token may not',
    answer: '403',
    status: [403],
    kind: 'permission_denied',
    hint: 'The token needs Actions: read and write (workflow) or Contents: read and write (event).',
  },
  {
    given: 'there is no such repository or workflow, or the token cannot see it',
    answer: '404',
    status: [404, 410],
    kind: 'not_found',
    hint: 'Check repository and workflow of the agent, and that its credentials see them.',
  },
  {
    given:
      'there is no such branch, the workflow has no `workflow_dispatch`, or not these inputs; it is disabled',
    answer: '422, and every other 4xx',
    status: ['4xx'],
    kind: 'invalid_argument',
    hint: 'Compare the workflow with docs/agents.md.',
  },
] as const satisfies readonly HttpRefusal[];
