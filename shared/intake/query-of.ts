import type { PollQuery } from '../core/poller.ts';
import type { PollSettings, Project } from '../core/project.ts';
import { repositoryName } from '../core/repo.ts';

/** What a project's tracker is asked for, without what changes from one poll to the next. */
export type Wanted = Omit<PollQuery, 'since' | 'cursor'>;

/** The project's rules as a query. A repository of which only a glob is known cannot be asked for. */
export function queryOf({ intake, repo, repos }: Project, { maxResults }: PollSettings): Wanted {
  const named = [...(repo === undefined ? [] : [repo]), ...repos]
    .filter((each) => !each.includes('*'))
    .map(repositoryName);
  return {
    labels: intake.labels,
    excludeLabels: intake.excludeLabels,
    assignee: intake.assignee ?? '',
    statuses: intake.statuses,
    teams: intake.teams,
    projects: intake.projects,
    repos: [...new Set(named)],
    maxResults,
  };
}
