import type { Project } from '../../core/project.ts';
import type { ProjectDocument } from './project-schema.ts';

/** A project in core's words. */
export function coreProject(document: ProjectDocument): Project {
  const { limits, defaults, repo = defaults.repo, ...same } = document;
  return {
    ...same,
    ...(repo === undefined ? {} : { repo }),
    limits: {
      concurrency: limits.concurrency,
      retries: limits.retries,
      breaker: {
        starts: limits.breaker.starts,
        bots: limits.breaker.bots,
        windowSeconds: limits.breaker.window,
      },
      startBySeconds: limits.startBy,
      deadlineSeconds: limits.deadline,
    },
    riskTier: defaults.riskTier,
  };
}
