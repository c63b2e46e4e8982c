import type { ApiKey } from '../../shared/core/api-key.ts';
import type { Config } from '../../shared/core/config.ts';
import type { Connection } from '../../shared/core/connection.ts';
import type { IngestSettings, Project } from '../../shared/core/project.ts';
import { globMatches, repositoryName } from '../../shared/core/repo.ts';
import type { Tracker } from '../../shared/core/tracker.ts';
import type { TaskSpec } from './task-spec.ts';

/** Where something that is handed in goes. */
export interface Destination {
  readonly project: Project & { readonly ingest: IngestSettings };
  readonly connection: Connection;
  readonly tracker: Tracker;
  /** Where a ticket is made, if one is: the wanted repository if the project has it, else the project's own. */
  readonly repo?: string;
}

/**
 * The first project that has the wanted repository; else the default one, where a task for a repository that it may not hand out is held for
 * a person. Only projects that take what is handed in, and that the key is for; the only project of a key is its default.
 */
export function destinationOf(
  { target_repo }: Pick<TaskSpec, 'target_repo'>,
  { project: only }: Pick<ApiKey, 'project'>,
  { projects, connections }: Config,
  trackers: readonly Tracker[],
): Destination | undefined {
  const open = projects.filter(isOpen).filter(({ name }) => only === undefined || name === only);
  const wanted = target_repo ? repositoryName(target_repo) : undefined;
  const own = open.find((each) => wanted !== undefined && has(each, wanted));
  const project = own ?? open.find(({ ingest }) => ingest.isDefault || only !== undefined);
  const connection = connections.find(({ name }) => name === project?.connection);
  const tracker = trackers.find(({ name }) => name === connection?.tracker);
  if (!project || !connection || !tracker) return undefined;
  const repo = own ? wanted : project.repo && repositoryName(project.repo);
  return { project, connection, tracker, ...(repo === undefined ? {} : { repo }) };
}

function isOpen(project: Project): project is Destination['project'] {
  return project.intake.enabled && project.ingest !== undefined;
}

/** Whether the project hands this repository out. */
function has({ repo, repos }: Project, wanted: string): boolean {
  const globs = repos.length > 0 ? repos : repo === undefined ? [] : [repositoryName(repo)];
  return globs.some((glob) => globMatches(glob, wanted));
}
