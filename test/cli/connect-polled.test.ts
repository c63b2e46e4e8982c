import { expect, test } from '@jest/globals';
import { configured } from './connected.ts';

const POLLED = {
  connections: {
    backend: { tracker: 'grpc', baseUrl: 'https://tickets.acme.example' },
    github: {
      tracker: 'github',
      accounts: ['acme'],
      credentials: { token: 'secretsmanager:sluice/token' },
    },
  },
  projects: ['backend', 'github'].map((connection) => ({
    name: connection,
    connection,
    repo: 'acme/shop',
    intake: { labels: ['sluice'], poll: { enabled: true } },
    agent: 'coder',
  })),
  agents: { coder: { sqs: { queueUrl: 'https://sqs.eu-central-1.amazonaws.com/1/agents.fifo' } } },
};

test.each(['backend', 'github'])(
  'sluice connect %s, which is only polled → says that it has no secret to make a webhook with',
  async (name) => {
    await using aws = await configured(POLLED, { 'sluice/token': 'ghp_x' });
    const { code, out, err } = await aws.sluice(['connect', name, '--yes']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`\`${name}\` has no webhook secret`);
    expect(err).toContain('`secrets`');
  },
);
