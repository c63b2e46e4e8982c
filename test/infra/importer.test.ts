import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Template } from './synthesize.ts';
import { resources } from './synthesize.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SLOW_MS = 120_000;
const run = promisify(execFile);
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);

/** The example of docs/deploy.md, in a folder that has nothing of ours but the links that npm makes for a workspace. */
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-importer-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules/sluice'));
  for (const shared of ['aws-cdk-lib', 'constructs', '@types'])
    await symlink(join(ROOT, 'node_modules', shared), join(folder, 'node_modules', shared));
  const page = await readFile(join(ROOT, 'docs/deploy.md'), 'utf8');
  const [, example = ''] = /## The construct[^`]*```ts\n(.*?)```/s.exec(page) ?? [];
  const files = {
    'app.ts': example,
    'package.json': '{"name": "mine", "private": true, "type": "module"}',
    'sluice.yaml': 'connections: { ci: { tracker: webhook, secrets: [secretsmanager:sluice/ci] } }',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        allowImportingTsExtensions: true,
        module: 'nodenext',
        target: 'es2024',
        noEmit: true,
        skipLibCheck: true,
        types: ['node'],
      },
      files: ['app.ts'],
    }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}, SLOW_MS);

afterAll(() => rm(folder, { recursive: true }));

test(
  'an app in another folder imports the construct as documented, and finds what it made',
  async () => {
    const env = {
      ...process.env,
      CDK_OUTDIR: join(folder, 'cdk.out'),
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [] }),
    };
    await run(bin('node'), ['app.ts'], { cwd: folder, env });
    const file = join(folder, 'cdk.out/Tickets.template.json');
    const template: Template = JSON.parse(await readFile(file, 'utf8'));
    const secrets = Object.values(resources(template, 'AWS::SecretsManager::Secret'));
    expect(secrets.map(({ Name }) => Name)).toContain('sluice/ci');
    expect(Object.keys(template.Outputs)).toEqual(
      expect.arrayContaining(['Url', 'Table', 'OperateFunction', 'AlarmTopic', 'Dashboard']),
    );
    const described = JSON.stringify(resources(template, 'AWS::CloudWatch::Alarm'));
    expect(described).toContain('sluice --stack Tickets dlq list');
  },
  SLOW_MS,
);

test(
  'its types are right there, too',
  async () => {
    await run(bin('tsc'), ['-p', '.'], { cwd: folder });
  },
  SLOW_MS,
);
