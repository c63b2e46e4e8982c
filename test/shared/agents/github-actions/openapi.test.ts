import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import * as z from 'zod/mini';
import { actionsAgent } from '../../../../shared/agents/github-actions/agent.ts';
import { ActionsSettings } from '../../../../shared/agents/github-actions/settings.ts';
import { startActions } from '../../../support/services/actions.ts';
import { attemptOf } from '../attempt.ts';

const file = join(process.env.SLUICE_SHARED ?? '', 'schemas/github-slim.openapi.json');

if (process.env.SLUICE_SHARED && existsSync(file)) {
  const { paths } = JSON.parse(readFileSync(file, 'utf8'));
  test.each([
    {
      how: { workflow: 'sluice.yml' },
      route: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    },
    { how: { event: 'sluice' }, route: '/repos/{owner}/{repo}/dispatches' },
  ])('a start by $how is as GitHub publishes $route', async ({ how, route }) => {
    const github = await startActions(['run', 'task_id', 'task_url', 'attempt', 'sealed_token']);
    await using server = github.server;
    const settings = z.parse(ActionsSettings, {
      ...how,
      repository: 'acme/agents',
      credentials: { token: 'env:TOKEN' },
      secret: 'env:SECRET',
    });
    const agent = actionsAgent(settings, {
      fetch: (input, init) =>
        fetch(String(input).replace('https://api.github.com', server.url), init),
      secret: async () => 's'.repeat(64),
    });
    expect(await agent.start(attemptOf())).toHaveProperty('reference');
    const body = github.asked.find(({ path }) => path.endsWith('/dispatches'))?.body;
    const { schema } = paths[route].post.requestBody.content['application/json'];
    const fits = new Ajv({ strict: false }).compile({ ...schema, additionalProperties: false });
    fits(body);
    expect(fits.errors).toBeNull();
  });
} else {
  test.skip('GitHub’s published API: SLUICE_SHARED does not name a folder with schemas', () => {});
}
