import { CodeBuild } from '@aws-sdk/client-codebuild';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { codebuildAgent } from '../../../../shared/agents/codebuild/agent.ts';
import { startCodebuild } from '../../../support/services/codebuild.ts';
import { attemptOf } from '../attempt.ts';

let running: Awaited<ReturnType<typeof startCodebuild>>;
let client: CodeBuild;

beforeEach(async () => {
  running = await startCodebuild();
  client = new CodeBuild(running.service.config);
});
afterEach(async () => {
  client.destroy();
  await running.service.stop();
});

const agentOf = (project = 'coder') =>
  codebuildAgent({ project }, { client: async () => client, secret: async () => undefined });

test('a build is told where its task is, over what the project says', async () => {
  const { url, token, task } = attemptOf();
  await agentOf('arn:aws:codebuild:eu-central-1:123456789012:project/coder').start(attemptOf());
  const start = running.service.calls.find(({ operation }) => operation === 'StartBuild');
  expect(start?.input).toMatchObject({ projectName: 'coder' });
  expect(start?.input.environmentVariablesOverride).toEqual(
    expect.arrayContaining([
      { name: 'SLUICE_TASK_ID', value: task.id, type: 'PLAINTEXT' },
      { name: 'SLUICE_TASK_URL', value: url, type: 'PLAINTEXT' },
      { name: 'SLUICE_TOKEN', value: token, type: 'PLAINTEXT' },
    ]),
  );
});

test('a build is found behind the newer ones of others, when its token counts no longer', async () => {
  const agent = agentOf();
  const first = await agent.start(attemptOf());
  for (let other = 0; other < 7; other++)
    await agent.start(attemptOf({ idempotencyKey: `o:${other}` }));
  running.forgetTokens();
  expect(await agent.start(attemptOf())).toEqual(first);
  expect(running.builds).toHaveLength(8);
});

test('a build that is not listed yet is not begun twice within its token’s five minutes', async () => {
  const agent = agentOf();
  const first = await agent.start(attemptOf());
  const hidden = running.builds.splice(0);
  expect(await agent.start(attemptOf())).toEqual(first);
  expect(running.builds).toEqual([]);
  running.builds.push(...hidden);
});
