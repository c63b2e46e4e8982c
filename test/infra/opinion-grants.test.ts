import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfiguration } from '../../infra/constructs/configuration.ts';
import { opinionGrants } from '../../infra/constructs/opinion-grants.ts';

const ARN = 'arn:aws-us-gov:bedrock:us-gov-west-1:210987654321:guardrail/gr2';
const HERE = `arn:\${AWS::Partition}:bedrock:\${AWS::Region}:\${AWS::AccountId}:guardrail/gr1`;

const asking = (guardrail: string, version = '3') => ({
  scan: { secondOpinion: { bedrock: { guardrail, version } } },
});

test.each([
  { given: 'no second opinion', projects: [{ scan: {} }], on: [] },
  { given: 'an id', projects: [asking('gr1')], on: [HERE] },
  { given: 'an ARN', projects: [asking(ARN)], on: [ARN] },
  {
    given: 'one guardrail in two versions and another',
    projects: [asking('gr1'), { scan: {} }, asking('gr1', '4'), asking(ARN)],
    on: [HERE, ARN],
  },
])('$given → to ask exactly that', ({ projects, on }) => {
  expect(opinionGrants(projects)).toEqual(
    on.map((arn) => ({ actions: ['bedrock:ApplyGuardrail'], resources: [arn] })),
  );
});

test('a guardrail that cannot be one is refused at synthesis, with its line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-opinion-'));
  const path = join(folder, 'sluice.yaml');
  const text = `connections:
  ci: {tracker: webhook, secrets: [secretsmanager:sluice/ci]}
projects:
  - name: shop
    connection: ci
    repos: [acme/*]
    agent: shell
    scan:
      secondOpinion: {bedrock: {guardrail: My guardrail, version: 3}}
agents:
  shell: {command: [sh]}
`;
  await writeFile(path, text);
  expect(() => readConfiguration(path)).toThrow(/`guardrail`.*\(sluice.yaml:9\)/);
  await rm(folder, { recursive: true });
});
