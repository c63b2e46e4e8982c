import { fileURLToPath } from 'node:url';
import type { BundlingOptions } from 'aws-cdk-lib/aws-lambda-nodejs';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

const credentials = fileURLToPath(import.meta.resolve('./lambda-credentials.ts'));
const lruCache = fileURLToPath(import.meta.resolve('./lambda-lru-cache.ts'));

/** How esbuild makes a function's one file, on this machine and without Docker. */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  minify: true,
  target: 'node24',
  // Without `module` first the two clients of every function are half as large again.
  mainFields: ['module', 'main'],
  // The SDK is bundled: from the runtime it loads slower. What few need comes from there, when it is first needed.
  externalModules: [
    '@aws-sdk/client-ssm',
    '@aws-sdk/client-ecs',
    '@aws-sdk/client-codebuild',
    '@aws-sdk/client-sfn',
    '@aws-sdk/client-eventbridge',
    '@aws-sdk/client-bedrock-runtime',
    // Asked for by calls that stream, of which there are none; taken in, it has the whole SDK wrapped up and start later.
    '@smithy/core/event-streams',
    // Asked for by gRPC's administration services, of which there are none.
    '@grpc/proto-loader',
  ],
  // gRPC's client is written for `require`, and the runtime's own modules cannot be bundled.
  banner: `import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);`,
  esbuildArgs: {
    '--alias:@aws-sdk/credential-provider-node': credentials,
    '--alias:mnemonist/lru-cache': lruCache,
  },
};
