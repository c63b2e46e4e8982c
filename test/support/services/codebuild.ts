import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Fault } from './fault.ts';
import type { Json } from './json-service.ts';
import { startJsonService } from './json-service.ts';

/** Small, so that a few builds are several pages; CodeBuild's is 100. */
const PAGE = 3;

/**
 * CodeBuild with one project, `coder`. A token is good for five minutes: `forgetTokens` lets them pass.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
export async function startCodebuild() {
  const builds: Json[] = [];
  const tokens = new Map<string, { input: Json; build: Json }>();

  function known({ projectName }: Json): void {
    if (projectName !== 'coder')
      throw new Fault(
        'ResourceNotFoundException',
        'Project cannot be found: arn:aws:codebuild:eu-central-1:123456789012:project/x',
      );
  }

  const service = await startJsonService({
    model: 'codebuild',
    operations: {
      StartBuild(input) {
        known(input);
        const before = tokens.get(input.idempotencyToken);
        if (before && !isDeepStrictEqual(before.input, input))
          throw new Fault('InvalidInputException', 'Parameter mismatch for idempotency token.');
        if (before) return { build: before.build };
        const build = {
          id: `coder:${randomUUID()}`,
          buildStatus: 'IN_PROGRESS',
          environment: { environmentVariables: input.environmentVariablesOverride },
        };
        builds.unshift(build);
        tokens.set(input.idempotencyToken, { input, build });
        return { build };
      },
      ListBuildsForProject(input) {
        known(input);
        const from = Number(input.nextToken ?? 0);
        const ids = builds.slice(from, from + PAGE).map(({ id }) => id);
        const more = from + PAGE < builds.length ? { nextToken: String(from + PAGE) } : {};
        return { ids, ...more };
      },
      BatchGetBuilds({ ids }) {
        if (ids.length === 0) throw new Fault('InvalidInputException', 'No ids.');
        const found = builds.filter(({ id }) => ids.includes(id));
        return {
          builds: found,
          buildsNotFound: ids.filter((id: string) => !found.some((build) => build.id === id)),
        };
      },
      StopBuild({ id }) {
        const build = builds.find((each) => each.id === id);
        if (!build) throw new Fault('ResourceNotFoundException', 'Build cannot be found.');
        if (build.buildStatus !== 'IN_PROGRESS')
          throw new Fault('InvalidInputException', 'Build is not in progress.');
        build.buildStatus = 'STOPPED';
        return { build };
      },
    },
  });
  return { service, builds, forgetTokens: () => tokens.clear() };
}
