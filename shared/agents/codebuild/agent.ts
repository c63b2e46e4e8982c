import type { Build } from '@aws-sdk/client-codebuild';
import type { Agent, RunStatus } from '../../core/agent.ts';
import type { AgentOptions } from '../../core/agent-maker.ts';
import { parseArn } from '../../core/arn.ts';
import { inPublic } from '../../core/in-public.ts';
import { handedToken } from '../handed-token.ts';
import { runName } from '../run-name.ts';
import { startAt } from '../start-at.ts';
import { variables } from '../variables.ts';
import type { CodebuildCalls } from './client.ts';
import { findBuild } from './find-build.ts';
import { CODEBUILD_REFUSALS } from './refusals.ts';
import type { CodebuildSettings } from './settings.ts';

const SERVICE = { name: 'CodeBuild', refusals: CODEBUILD_REFUSALS };
const MAX_WHY_CHARS = 200;
/** What CodeBuild calls a build; an idempotency key has more than one colon. */
const BUILD_ID = /^[\w-]+:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * A build for every attempt. The token of StartBuild is good for five minutes, in which a new build may not be listed yet; after them its build
 * is: so a start looks first, then asks with the token.
 */
export function codebuildAgent(
  { project, secret: sealedWith }: CodebuildSettings,
  { client, secret }: { client(): Promise<CodebuildCalls>; secret: AgentOptions['secret'] },
): Agent {
  const projectName = parseArn(project)?.resource.replace(/^project\//, '') ?? project;
  const find = async (reference: string): Promise<Build | undefined> => {
    const calls = await client();
    if (!BUILD_ID.test(reference)) return findBuild(calls, projectName, reference);
    return (await calls.batchGetBuilds({ ids: [reference] })).builds?.[0];
  };
  return {
    heartbeats: true,
    async start(attempt) {
      const handed = await handedToken(attempt.token, sealedWith, secret);
      return startAt(SERVICE, attempt.token, async () => {
        const calls = await client();
        const { idempotencyKey } = attempt;
        const build =
          (await findBuild(calls, projectName, idempotencyKey)) ??
          (
            await calls.startBuild({
              projectName,
              idempotencyToken: runName(idempotencyKey),
              environmentVariablesOverride: variables(attempt, handed).map((variable) => ({
                ...variable,
                type: 'PLAINTEXT',
              })),
            })
          ).build;
        return { reference: build?.id ?? idempotencyKey };
      });
    },
    async stop(reference) {
      const build = await find(reference);
      if (build?.id && build.buildStatus === 'IN_PROGRESS')
        await (await client()).stopBuild({ id: build.id });
    },
    async status(reference) {
      return statusOf(await find(reference));
    },
  };
}

function statusOf(build: Build | undefined): RunStatus {
  if (!build) return { is: 'unknown' };
  if (build.buildStatus === 'IN_PROGRESS') return { is: 'running' };
  const failed = build.phases?.find(
    ({ phaseStatus }) => phaseStatus && phaseStatus !== 'SUCCEEDED',
  );
  const words = [build.buildStatus, failed?.phaseType, failed?.contexts?.[0]?.message];
  return { is: 'ended', why: inPublic(words.filter(Boolean).join(': '), MAX_WHY_CHARS) };
}
