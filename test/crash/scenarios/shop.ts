import type { Config } from '../../../shared/core/config.ts';
import type { Intake, Project } from '../../../shared/core/project.ts';
import type { Sender } from '../../support/receive/config.ts';
import { config, project } from '../../support/receive/config.ts';

/** The configuration of the tests, with one project changed. */
export function shop(
  name: Sender,
  intake: Partial<Intake> = {},
  changes: Partial<Project> = {},
): Config {
  const all = config();
  return {
    ...all,
    projects: all.projects.map((each) =>
      each.connection === name ? project(name, intake, changes) : each,
    ),
  };
}

/** Limits of a project, with what differs from those of the tests. */
export function limits(changes: Partial<Project['limits']>): Project['limits'] {
  return {
    concurrency: 10,
    retries: 0,
    breaker: { starts: 20, bots: 3, windowSeconds: 3_600 },
    startBySeconds: 600,
    deadlineSeconds: 3600,
    ...changes,
  };
}
