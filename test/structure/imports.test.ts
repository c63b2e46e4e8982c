import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importsOf } from './imports-of.ts';
import { barriers, belongings, directions } from './rules.ts';
import { violations } from './violations.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SOURCES = '{functions,shared,infra,cli}/**/*.{ts,mts,js,mjs,cjs}';

test('our own imports keep to the rules', () => {
  const files = globSync(SOURCES, { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));
  expect(files).not.toHaveLength(0);
  const tree = files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]);
  expect(violations(Object.fromEntries(tree))).toEqual([]);
});

describe('each rule notices what breaks it', () => {
  test.each(directions)('$folder → imports only $mayImport', ({ folder, broken }) => {
    expect(violations(broken)).toEqual([
      expect.stringContaining(`: ${folder} imports only itself`),
    ]);
  });

  test.each([...belongings, ...barriers])('$what', ({ what, broken }) => {
    expect(violations(broken)).toContainEqual(expect.stringContaining(`: ${what}`));
  });

  test.each([
    { given: 'a core with AWS', file: 'shared/core/a.ts', from: '@aws-sdk/client-sqs' },
    { given: 'a core with hono', file: 'shared/core/a.ts', from: 'hono' },
    { given: 'a tracker with AWS', file: 'shared/trackers/a/b.ts', from: '@smithy/core' },
    { given: 'an agent with AWS', file: 'shared/agents/http/a.ts', from: '@aws-sdk/client-sqs' },
    { given: 'a scanner with AWS', file: 'shared/scan/scan.ts', from: '@aws-sdk/client-sqs' },
    { given: 'AWS ports with the runtime', file: 'shared/aws/a.ts', from: '../runtime/b.ts' },
    {
      given: 'shared with a function',
      file: 'shared/runtime/a.ts',
      from: '../../functions/a/b.ts',
    },
    { given: 'a function with the CDK', file: 'functions/a/b.ts', from: '../../infra/stack.ts' },
    { given: 'a function with the CLI', file: 'functions/a/b.ts', from: '../../cli/main.ts' },
    { given: 'the stack with hono', file: 'infra/stack.ts', from: 'hono' },
    { given: 'the stack with the emulators', file: 'infra/stack.ts', from: './local/dev.ts' },
    { given: 'the stack with an AWS port', file: 'infra/stack.ts', from: '../shared/aws/keys.ts' },
    { given: 'the stack with a tracker', file: 'infra/a.ts', from: '../shared/trackers/b/c.ts' },
    { given: 'a function with dynalite', file: 'functions/a/index.ts', from: 'dynalite' },
    { given: 'the CLI with fauxqs', file: 'cli/dev.ts', from: 'fauxqs' },
    { given: 'a new folder in shared', file: 'shared/utils/a.ts', from: 'node:fs' },
    { given: 'a loose file in functions', file: 'functions/a.ts', from: 'node:fs' },
  ])('$given → refused', ({ file, from }) => {
    expect(violations({ [file]: `import a from '${from}';` })).not.toEqual([]);
  });

  test.each([
    { given: 'core and zod', file: 'shared/core/a.ts', from: 'zod/mini' },
    { given: 'core and itself', file: 'shared/core/a/b.ts', from: '../c.ts' },
    { given: 'a tracker and core', file: 'shared/trackers/a/tracker.ts', from: '../../core/b.ts' },
    { given: 'a tracker and itself', file: 'shared/trackers/a/backend.ts', from: './payload.ts' },
    { given: 'a registry and its rows', file: 'shared/trackers/a.ts', from: './b/tracker.ts' },
    { given: 'the SQS agent and AWS', file: 'shared/agents/sqs/a.ts', from: '@aws-sdk/client-sqs' },
    { given: 'Bedrock and AWS', file: 'shared/scan/bedrock.ts', from: '@aws-sdk/client-bedrock' },
    { given: 'the wiring and AWS', file: 'functions/a/index.ts', from: '@aws-sdk/client-sqs' },
    { given: 'a function and shared', file: 'functions/a/b.ts', from: '../../shared/aws/c.ts' },
    { given: 'a function and hono', file: 'functions/a/b.ts', from: 'hono/aws-lambda' },
    { given: 'infra/local and fauxqs', file: 'infra/local/a.ts', from: 'fauxqs' },
    {
      given: 'infra/local and a function',
      file: 'infra/local/a.ts',
      from: '../../functions/b/c.ts',
    },
    {
      given: 'a construct and the CDK',
      file: 'infra/constructs/a.ts',
      from: 'aws-cdk-lib/aws-sqs',
    },
    {
      given: 'the stack and a registry',
      file: 'infra/stack.ts',
      from: '../shared/agents/registry.ts',
    },
    { given: 'a construct and the table', file: 'infra/a/b.ts', from: '../../shared/aws/table.ts' },
    { given: 'the CLI and infra/local', file: 'cli/main.ts', from: '../infra/local/dev.ts' },
  ])('$given → allowed', ({ file, from }) => {
    expect(violations({ [file]: `import a from '${from}';` })).toEqual([]);
  });

  test('receive may know the types of a client', () => {
    const tree = { 'shared/trackers/a/tracker.ts': `import type { A } from '@linear/sdk';` };
    expect(violations(tree)).toEqual([]);
  });
});

describe('imports are found', () => {
  test.each([
    { given: 'a name', line: `import { a } from './b.ts';`, target: 'x/b.ts' },
    { given: 'several lines', line: `import {\n  a,\n  b,\n} from '../b.ts';`, target: 'b.ts' },
    { given: 'a default and a namespace', line: `import a, * as b from "b";`, target: 'b' },
    { given: 'a side effect', line: `import 'b/c';`, target: 'b/c' },
    { given: 'an export', line: `export { a } from './b.ts';`, target: 'x/b.ts' },
    { given: 'an export of all', line: `export * from './b.ts';`, target: 'x/b.ts' },
    { given: 'JSON', line: `import a from './b.json' with { type: 'json' };`, target: 'x/b.json' },
    { given: 'an import() in the middle', line: `const a = await import('b');`, target: 'b' },
    { given: 'an import() of a template', line: 'await import(`./b.ts`);', target: 'x/b.ts' },
    { given: 'a require()', line: `  require('b');`, target: 'b' },
    { given: 'a type', line: `import type { A } from 'b';`, target: 'b', typeOnly: true },
    { given: 'an exported type', line: `export type { A } from 'b';`, target: 'b', typeOnly: true },
    { given: 'a name beside a type', line: `import { type A, b } from 'b';`, target: 'b' },
  ])('$given', ({ line, target, typeOnly = false }) => {
    const own = target.includes('.');
    expect(importsOf('x/a.ts', line)).toEqual([{ target, own, typeOnly }]);
  });

  test.each([
    { given: 'an example in a comment', line: ` * import { a } from 'b';` },
    { given: 'a line that is commented out', line: `// import { a } from 'b';` },
    { given: 'an export of a string', line: `export const from = 'b';` },
    { given: 'a sentence', line: `export const text = "it came from 'b'";` },
    { given: 'bytes', line: `export function a() {\n  return Buffer.from('b');\n}` },
  ])('$given → none', ({ line }) => {
    expect(importsOf('x/a.ts', line)).toEqual([]);
  });
});
