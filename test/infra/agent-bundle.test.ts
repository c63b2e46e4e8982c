import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { bundling } from '../../infra/constructs/bundling.ts';
import { STEPS } from '../../infra/constructs/steps.ts';
import type { AgentMaker } from '../../shared/core/agent-maker.ts';
import { attemptOf } from '../shared/agents/attempt.ts';
import { startEcs } from '../support/services/ecs.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CLIENTS = /@aws-sdk\/client-(ecs|codebuild|sfn|eventbridge|bedrock-runtime)$/;
const BUILD_MS = 60_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-bundle-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Bundles as the stack does, and answers what esbuild says of the one file. */
async function bundled(entry: string, outfile: string) {
  const { externalModules = [], mainFields = [], esbuildArgs = {} } = bundling;
  const [[alias = '', target] = []] = Object.entries(esbuildArgs);
  const { metafile } = await build({
    stdin: { contents: `export * from './${entry}';`, resolveDir: ROOT },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields,
    external: externalModules,
    alias: { [alias.replace('--alias:', '')]: String(target) },
    metafile: true,
    logLevel: 'error',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return {
    imports: imports
      .filter(({ path }) => CLIENTS.test(path))
      .map(({ path, kind }) => ({ path, kind })),
    inputs: Object.keys(metafile.inputs),
  };
}

test(
  'dispatch imports the clients of agents and guardrails when it needs one, from the runtime',
  async () => {
    const { imports, inputs } = await bundled('functions/dispatch/index.ts', join(folder, 'd.mjs'));
    expect(new Set(imports.map(({ path }) => path)).size).toBe(5);
    expect(new Set(imports.map(({ kind }) => kind))).toEqual(new Set(['dynamic-import']));
    expect(
      inputs.filter((input) =>
        /client-(ecs|codebuild|sfn|eventbridge|bedrock-runtime)\//.test(input),
      ),
    ).toEqual([]);
  },
  BUILD_MS,
);

test.each(Object.keys(STEPS).filter((step) => step !== 'dispatch'))(
  '%s has nothing that starts agents',
  async (step) => {
    const { imports, inputs } = await bundled(`functions/${step}/index.ts`, join(folder, 's.mjs'));
    expect(imports).toEqual([]);
    expect(
      inputs.filter((input) => /^shared\/agents\/.*(agent|client|maker)\.ts$/.test(input)),
    ).toEqual([]);
  },
  BUILD_MS,
);

test(
  'the bundle is loaded without a client, and starts a task with the one of the runtime',
  async () => {
    const outfile = join(folder, 'bundle/index.mjs');
    await bundled('shared/agents/makers.ts', outfile);
    // Nothing of the SDK can be found from there yet.
    const { agentMakers }: { agentMakers: readonly AgentMaker[] } = await import(outfile);
    const running = await startEcs();
    process.env.AWS_ENDPOINT_URL_ECS = running.service.url;
    process.env.AWS_REGION = 'eu-central-1';
    process.env.AWS_ACCESS_KEY_ID ??= 'local';
    process.env.AWS_SECRET_ACCESS_KEY ??= 'local';
    try {
      const agent = agentMakers
        .find(({ name }) => name === 'ecs')
        ?.create(
          {
            cluster: 'agents',
            taskDefinition: 'coder',
            containerName: 'agent',
            subnets: ['subnet-1'],
          },
          { fetch, secret: async () => undefined },
        );
      await symlink(join(ROOT, 'node_modules'), join(folder, 'bundle/node_modules'));
      expect(await agent?.start(attemptOf())).toHaveProperty('reference');
      expect(running.tasks).toHaveLength(1);
    } finally {
      delete process.env.AWS_ENDPOINT_URL_ECS;
      await running.service.stop();
    }
  },
  BUILD_MS,
);
