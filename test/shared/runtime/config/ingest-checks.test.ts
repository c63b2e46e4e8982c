import { describe, expect, test } from '@jest/globals';
import { agentKinds } from '../../../../shared/agents/agents.ts';
import { checkConfig } from '../../../../shared/runtime/config/check-config.ts';
import { trackers } from '../../../../shared/trackers/trackers.ts';

const CONNECTIONS = {
  github: { tracker: 'github', accounts: ['acme'] },
  linear: { tracker: 'linear', accounts: ['workspace'] },
  ci: { tracker: 'webhook' },
};

type Ingest = Readonly<Record<string, boolean>>;

function found(...projects: readonly (readonly [keyof typeof CONNECTIONS, Ingest])[]) {
  const used = projects.map(([connection]) => [connection, CONNECTIONS[connection]]);
  const checked = checkConfig(
    {
      connections: Object.fromEntries(used),
      projects: projects.map(([connection, ingest], at) => ({
        name: `p${at}`,
        connection,
        repo: 'acme/shop',
        agent: 'coder',
        intake: { ingest: { enabled: true, ...ingest } },
      })),
      agents: { coder: { command: ['true'] } },
    },
    { trackers, agentKinds },
  );
  return 'found' in checked ? checked.found.map(({ sentence }) => sentence) : [];
}

describe('a project that takes what programs hand in', () => {
  test.each([
    { given: 'has its tickets made on GitHub', projects: [['github', { createTicket: true }]] },
    { given: 'keeps them on a webhook connection', projects: [['ci', {}]] },
    {
      given: 'is the default beside others',
      projects: [
        ['ci', { default: true }],
        ['ci', {}],
      ],
    },
  ] as const)('$given: accepted, without a rule or a webhook secret', ({ projects }) => {
    expect(found(...projects)).toEqual([]);
  });

  test.each([
    {
      given: 'makes no ticket on GitHub',
      projects: [['github', {}]],
      says: /set `ingest.createTicket: true`/,
    },
    {
      given: 'is on a tracker that makes none',
      projects: [['linear', { createTicket: true }]],
      says: /`linear` makes no tickets/,
    },
    {
      given: 'wants one made of a webhook',
      projects: [['ci', { createTicket: true }]],
      says: /Set `ingest.createTicket: false`/,
    },
    {
      given: 'is a second default',
      projects: [
        ['ci', { default: true }],
        ['ci', { default: true }],
      ],
      says: /two projects with `ingest.default: true`; the first is `p0`/,
    },
  ] as const)('$given: refused, with what to do', ({ projects, says }) => {
    expect(found(...projects)).toEqual([expect.stringMatching(says)]);
  });
});
