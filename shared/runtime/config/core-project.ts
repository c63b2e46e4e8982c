import type { Project } from '../../core/project.ts';
import type { ProjectDocument } from './project-schema.ts';

/** A project in core's words. */
export function coreProject(document: ProjectDocument): Project {
  const { limits, defaults, repo = defaults.repo, ...same } = document;
  const { poll, ingest, ...intake } = same.intake;
  return {
    ...same,
    ...(repo === undefined ? {} : { repo }),
    intake,
    ...(poll.enabled
      ? {
          poll: {
            intervalSeconds: poll.interval,
            maxResults: poll.maxResults,
            maxAgeSeconds: poll.maxAge,
          },
        }
      : {}),
    ...(ingest.enabled
      ? { ingest: { isDefault: ingest.default, createTicket: ingest.createTicket } }
      : {}),
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
