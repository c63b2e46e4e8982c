import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocal } from '../../../infra/local/start.ts';
import { tryOpinions } from '../../../infra/local/try-opinions.ts';
import type { Opinion } from '../../../shared/core/second-opinion.ts';
import { projectOf } from '../../support/world/samples.ts';

const asking = (version: string) =>
  projectOf({ scan: { secondOpinion: { bedrock: { guardrail: 'gr1', version } } } });

describe('the second opinions of a configuration are asked once each', () => {
  test.each<{ given: string; opinion: Opinion; problems: number }>([
    { given: 'it lets the text through', opinion: { says: 'allow' }, problems: 0 },
    { given: 'it is strict', opinion: { says: 'hold', why: 'x' }, problems: 0 },
    {
      given: 'it is down',
      opinion: { says: 'unavailable', why: 'x', error: new Error('503') },
      problems: 0,
    },
    { given: 'it is not set up', opinion: { says: 'refused', why: 'Mend it.' }, problems: 2 },
  ])('$given → $problems problems', async ({ opinion, problems }) => {
    const asked: string[] = [];
    const found = await tryOpinions(
      { projects: [asking('3'), projectOf(), asking('3'), asking('4')] },
      async (_, { bedrock }) => {
        asked.push(bedrock.version);
        return opinion;
      },
    );
    expect(asked).toEqual(['3', '4']);
    expect(found).toHaveLength(problems);
    for (const { message } of found) expect(message).toMatch(/`shop`.*bedrock\/gr1.*Mend it\.$/);
  });
});

describe('a Sluice on this machine', () => {
  let directory = '';
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'sluice-opinion-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  test('does not start with a second opinion that cannot be asked', async () => {
    const config = join(directory, 'sluice.yaml');
    const text = `connections:
  ci: {tracker: webhook, secrets: [env:SLUICE_TEST_HOOK]}
projects:
  - name: shop
    connection: ci
    repos: [acme/*]
    agent: shell
    scan: {secondOpinion: {bedrock: {guardrail: gr1, version: 3}}}
agents:
  shell: {command: [sh]}
`;
    await writeFile(config, text);
    const started = startLocal({
      config,
      directory,
      port: 0,
      inMemory: true,
      secondOpinion: async () => ({ says: 'refused', why: 'There are no credentials of AWS.' }),
    });
    await expect(started).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('There are no credentials of AWS.'),
    });
  });
});
