import type { Build } from '@aws-sdk/client-codebuild';
import { runName } from '../run-name.ts';
import type { CodebuildCalls } from './client.ts';

/** Of a hundred builds each. A start is repeated minutes after the first: a project has not begun so many builds since. */
const MAX_PAGES = 5;

/**
 * The build of an attempt, running or not. Builds have no names and CodeBuild forgets a start's token after five minutes, so the newest
 * builds of the project are looked at for the variable that tells whose they are.
 */
export async function findBuild(
  calls: CodebuildCalls,
  projectName: string,
  idempotencyKey: string,
): Promise<Build | undefined> {
  const run = runName(idempotencyKey);
  let nextToken: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { ids = [], ...rest } = await calls.listBuildsForProject({
      projectName,
      sortOrder: 'DESCENDING',
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const { builds = [] } = ids.length === 0 ? {} : await calls.batchGetBuilds({ ids });
    const found = builds.find((build) => isOf(build, run));
    if (found || rest.nextToken === undefined) return found;
    nextToken = rest.nextToken;
  }
  return undefined;
}

function isOf({ environment }: Build, run: string): boolean {
  const { environmentVariables = [] } = environment ?? {};
  return environmentVariables.some(({ name, value }) => name === 'SLUICE_RUN' && value === run);
}
