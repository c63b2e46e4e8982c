import { matchesGlob } from 'node:path';
import type { StepName } from '../../../infra/constructs/steps.ts';
import type { Bundle } from './bundle.ts';
import { packageOf } from './parts.ts';

/** What a bundle may hold only for a reason: by package, or by file from the root. */
interface Needed {
  readonly what: string;
  readonly packages?: RegExp;
  readonly files?: readonly string[];
  readonly by: readonly StepName[];
}

const NEEDED: readonly Needed[] = [
  {
    what: 'clients of trackers',
    packages:
      /^(@linear\/sdk|@octokit\/(core|request|graphql|auth-app|plugin-.*)|bottleneck|@grpc\/grpc-js|protobufjs)$/,
    files: ['shared/trackers/*/backend.ts', 'shared/trackers/*/delivery-log.ts'],
    by: ['ingest', 'dispatch', 'writeback', 'sweep'],
  },
  {
    what: 'what starts and stops agents',
    files: ['shared/agents/*/agent.ts'],
    by: ['dispatch'],
  },
  {
    what: 'the scanner',
    files: ['shared/scan/*.ts', 'shared/scan/*/*.ts'],
    // What a poll finds, and what a program hands in, is scanned as what a sender sends.
    by: ['receive', 'ingest', 'dispatch', 'sweep'],
  },
  {
    what: 'hono',
    packages: /^hono$/,
    by: ['receive', 'ingest', 'report'],
  },
  {
    what: 'the client of Secrets Manager',
    packages: /^@aws-sdk\/client-secrets-manager$/,
    by: ['receive', 'ingest', 'dispatch', 'report', 'writeback', 'sweep'],
  },
  {
    what: 'other clients of AWS',
    packages:
      /^@aws-sdk\/(client-(?!(dynamodb|sqs|secrets-manager)$).*|lib-.*|credential-provider-.*)$/,
    by: [],
  },
  { what: 'full zod', files: ['node_modules/zod/v4/classic/*.js'], by: [] },
  {
    what: 'what belongs to the command line, the stack and the tests',
    packages:
      /^(yaml|aws-cdk-lib|constructs|dynalite|fauxqs|emulate|@hono\/node-server|esbuild|typescript)$/,
    files: ['cli/**', 'infra/local/**', 'infra/constructs/!(lambda-credentials).ts', 'test/**'],
    by: [],
  },
];

/** What stands in a function's bundle that the function has no use for. */
export function needless(step: StepName, { inputs }: Bundle): readonly string[] {
  const paths = [...inputs].filter(([, bytes]) => bytes > 0).map(([path]) => path);
  return NEEDED.filter(({ by }) => !by.includes(step)).flatMap(({ what, packages, files = [] }) => {
    const found = paths.find(
      (path) =>
        packages?.test(packageOf(path)) || files.some((pattern) => matchesGlob(path, pattern)),
    );
    return found === undefined ? [] : [`${step} holds ${what}: ${found}`];
  });
}
