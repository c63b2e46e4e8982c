/** Files by path from the root of the repository. In a rule: the smallest tree that breaks it, so that its test can fail. */
export type Tree = Readonly<Record<string, string>>;

/** A folder (`shared/core`), a file, or a glob of either; with `!` in front, what is left out again. */
type Place = string;

interface Direction {
  readonly folder: Place;
  /** Besides the folder itself; where the folder has a `*`, each that it matches is one of its own. */
  readonly mayImport: readonly Place[];
  readonly broken: Tree;
}

interface Belonging {
  readonly what: string;
  readonly packages: RegExp;
  readonly only: readonly Place[];
  readonly broken: Tree;
}

interface Barrier {
  readonly what: string;
  readonly from: readonly Place[];
  readonly never: { readonly files: readonly Place[]; readonly packages: RegExp };
  /** True: types may cross, and what is imported on the way counts. False: the line between the two files itself. */
  readonly bundled: boolean;
  readonly broken: Tree;
}

const EVERYTHING = ['functions', 'shared', 'infra', 'cli', 'events', 'docs/*.json', 'package.json'];

/** Imports go down only. The first folder that holds a file is its own; a file that none holds has no place. */
export const directions: readonly Direction[] = [
  {
    folder: 'shared/core',
    mayImport: [],
    broken: { 'shared/core/decide.ts': `import { log } from '../runtime/log.ts';` },
  },
  {
    folder: 'shared/trackers/*',
    // What every sender's delivery has in common: a signature over bytes, and a body.
    mayImport: [
      'shared/core',
      'shared/trackers/*.ts',
      'shared/trackers/signature/*.ts',
      'shared/trackers/body/*.ts',
      'shared/trackers/rest/*.ts',
    ],
    broken: { 'shared/trackers/github/payload.ts': `export { a } from '../linear/payload.ts';` },
  },
  {
    folder: 'shared/trackers',
    mayImport: ['shared/core', 'shared/trackers/*/*.ts'],
    broken: { 'shared/trackers/registry.ts': `import { scan } from '../scan/scan.ts';` },
  },
  {
    folder: 'shared/scan',
    mayImport: ['shared/core'],
    broken: { 'shared/scan/scan.ts': `import type { Log } from '../runtime/log.ts';` },
  },
  {
    folder: 'shared/intake',
    mayImport: ['shared/core'],
    broken: { 'shared/intake/start.ts': `import { queue } from '../aws/sqs-queue.ts';` },
  },
  {
    folder: 'shared/agents',
    mayImport: ['shared/core'],
    broken: { 'shared/agents/http/agent.ts': `import { store } from '../../aws/store.ts';` },
  },
  {
    folder: 'shared/aws',
    mayImport: ['shared/core'],
    broken: { 'shared/aws/store.ts': `await import('../trackers/registry.ts');` },
  },
  {
    folder: 'shared/runtime',
    mayImport: ['shared/core'],
    broken: { 'shared/runtime/config.ts': `import { store } from '../aws/store.ts';` },
  },
  {
    folder: 'functions/*',
    mayImport: ['shared'],
    broken: { 'functions/sweep/sweep.ts': `import { poll } from '../receive/poll.ts';` },
  },
  {
    folder: 'infra/local',
    mayImport: EVERYTHING,
    broken: { 'infra/local/dev.ts': `import { memory } from '../../test/support/memory.ts';` },
  },
  {
    folder: 'infra',
    // The table's keys and indexes are names and no client: said once, for the ports and for the construct.
    // The configuration is checked before it is deployed.
    mayImport: [
      'shared/core',
      'shared/trackers/*.ts',
      'shared/agents/*.ts',
      'shared/aws/table.ts',
      'shared/runtime/config',
      'shared/scan/bedrock/grants.ts',
    ],
    broken: { 'infra/stack.ts': `import { receive } from '../functions/receive/receive.ts';` },
  },
  {
    folder: 'cli',
    mayImport: EVERYTHING,
    broken: { 'cli/main.ts': `import { memory } from '../test/support/memory.ts';` },
  },
];

/** Which packages belong where. */
export const belongings: readonly Belonging[] = [
  {
    what: 'a package other than zod belongs outside of core',
    packages: /^(?!zod(\/|$)|node:)/,
    only: ['**', '!shared/core'],
    broken: { 'shared/core/decide.ts': `import { parse } from 'yaml';` },
  },
  {
    what: 'the AWS SDK belongs to its ports and to the wiring',
    packages: /^@(aws-sdk|smithy)\//,
    only: [
      'shared/aws',
      'shared/agents/{sqs,ecs,codebuild,stepfunctions,eventbridge}',
      'shared/scan/bedrock*',
      'functions/*/index.ts',
      'infra',
      'cli',
    ],
    broken: { 'functions/receive/receive.ts': `import { SQSClient } from '@aws-sdk/client-sqs';` },
  },
  {
    what: 'gRPC belongs to its tracker, and to the command line that serves it',
    packages: /^(@grpc\/|protobufjs(\/|$))/,
    only: ['shared/trackers/grpc', 'cli/serve'],
    broken: { 'functions/sweep/sweep.ts': `import { Client } from '@grpc/grpc-js';` },
  },
  {
    what: 'hono belongs to the functions',
    packages: /^(hono|@hono\/[^/]+)(\/|$)/,
    only: ['functions', 'infra/local'],
    broken: { 'cli/main.ts': `import { Hono } from 'hono/tiny';` },
  },
  {
    what: 'the CDK belongs to infra',
    packages: /^(aws-cdk-lib|constructs|cdk-nag)(\/|$)/,
    only: ['infra', '!infra/local'],
    broken: { 'infra/local/dev.ts': `import { Duration } from 'aws-cdk-lib';` },
  },
  {
    what: 'emulators belong to infra/local',
    packages: /^(emulate|dynalite|fauxqs)(\/|$)/,
    only: ['infra/local'],
    broken: { 'cli/main.ts': `const { createEmulator } = await import('emulate');` },
  },
];

/** What must not come along, however far away it is imported. */
export const barriers: readonly Barrier[] = [
  {
    what: 'what people set up with is for the command line, and no function bundles it',
    from: ['functions/*/index.ts'],
    never: { files: ['shared/trackers/*/setup.ts', 'shared/trackers/setups.ts'], packages: /^$/ },
    bundled: true,
    broken: {
      'functions/sweep/index.ts': `import { setups } from '../../shared/trackers/setups.ts';`,
      'shared/trackers/setups.ts': '',
    },
  },
  {
    what: 'the two halves of a tracker know nothing of each other',
    from: ['shared/trackers/*/tracker.ts'],
    never: { files: ['shared/trackers/*/backend.ts'], packages: /^$/ },
    bundled: false,
    broken: { 'shared/trackers/linear/tracker.ts': `import type { A } from './backend.ts';` },
  },
  {
    what: 'only dispatch asks for a second opinion',
    from: ['functions/{receive,report,operate,writeback,sweep}/index.ts'],
    never: { files: ['shared/scan/bedrock*/**'], packages: /^@aws-sdk\/client-bedrock-runtime$/ },
    bundled: true,
    broken: {
      'functions/receive/index.ts': `import { scan } from '../../shared/scan/scan.ts';`,
      'shared/scan/scan.ts': `await import('./bedrock/client.ts');`,
      'shared/scan/bedrock/client.ts': '',
    },
  },
  {
    what: 'only dispatch starts and stops agents',
    from: ['functions/{receive,report,operate,writeback,sweep}/index.ts'],
    never: {
      files: ['shared/agents/makers.ts', 'shared/agents/*/{maker,agent}.ts'],
      packages: /^@aws-sdk\/client-(ecs|codebuild|sfn|eventbridge)$/,
    },
    bundled: true,
    broken: {
      'functions/receive/index.ts': `import { agentMakers } from '../../shared/agents/makers.ts';`,
    },
  },
  {
    what: 'only dispatch, writeback and sweep bundle clients of trackers',
    from: ['shared/trackers/*/tracker.ts', 'functions/{receive,report,operate}/index.ts'],
    never: {
      files: [
        'shared/trackers/*/backend.ts',
        'shared/trackers/*/delivery-log.ts',
        'shared/trackers/local/{change,doctor,folder,format,lock,read}/**',
      ],
      packages:
        /^(@octokit\/(core|auth-app|plugin-[^/]+)|@linear\/sdk|@grpc\/grpc-js|protobufjs\/.*)$/,
    },
    bundled: true,
    broken: {
      'shared/trackers/linear/tracker.ts': `import { state } from './state.ts';`,
      'shared/trackers/linear/state.ts': `import { LinearClient } from '@linear/sdk';`,
    },
  },
];
