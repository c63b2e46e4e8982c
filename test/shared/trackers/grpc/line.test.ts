import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { startLocal } from '../../../../infra/local/start.ts';
import { startProgram } from './program.ts';
import { message, TOKEN } from './samples.ts';

jest.setTimeout(60_000);

const AGENT = `if grep -q unmendable; then echo broken; exit 1; fi
echo '{"success": true, "summary": "Mended", "branch_name": "fix"}'`;

/** Everything of Sluice on this machine, with the program as its only tracker. */
async function sluiceOn(baseUrl: string) {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-grpc-line-'));
  const config = join(directory, 'sluice.yaml');
  const project = {
    name: 'shop',
    connection: 'osmia',
    repos: ['acme/*'],
    intake: { poll: { enabled: true } },
    limits: { retries: 0 },
    agent: 'coder',
  };
  const connection = { tracker: 'grpc', baseUrl, credentials: { token: 'env:OSMIA_TOKEN' } };
  const agents = { coder: { command: ['sh', '-c', AGENT] } };
  await writeFile(
    config,
    JSON.stringify({ connections: { osmia: connection }, projects: [project], agents }),
  );
  process.env.OSMIA_TOKEN = TOKEN;
  const sluice = await startLocal({ config, directory, port: 0, inMemory: true, sweepMs: 500 });
  return {
    async [Symbol.asyncDispose]() {
      await sluice.stop();
      delete process.env.OSMIA_TOKEN;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

test('ready tickets are polled, run by an agent, and told how they ended', async () => {
  await using program = await startProgram();
  program.behaviour.tickets = [
    message({ id: 'good' }),
    message({ id: 'bad', description: 'It is unmendable.' }),
  ];
  await using _ = await sluiceOn(program.url);
  const told = (id: string) =>
    program.calls
      .filter(({ request }) => Object(request).ticket_id === id)
      .map(({ method, request }) => ({ method, ...Object(request) }));
  const isOver = (id: string) => told(id).some(({ method }) => /Complete|Failed/.test(method));
  while (!isOver('good') || !isOver('bad')) await sleep(50);

  expect(told('good').at(-1)).toMatchObject({
    method: 'MarkComplete',
    result: { success: true, summary: 'Mended', branch_name: 'fix' },
  });
  const [last, comment] = told('bad').toReversed();
  expect(last).toMatchObject({ method: 'MarkFailed', reason: expect.stringMatching(/agent/i) });
  expect(comment).toMatchObject({
    method: 'AddComment',
    comment: expect.stringContaining('**Sluice: Failed**'),
  });
  for (const { metadata } of program.calls) expect(metadata.authorization).toBe(`Bearer ${TOKEN}`);
  for (const id of ['good', 'bad'])
    expect(told(id).filter(({ method }) => /Complete|Failed/.test(method))).toHaveLength(1);
});
