import type { Parts } from './cross-checks.ts';
import { overlaps } from './overlaps.ts';
import type { ProjectDocument } from './project-schema.ts';
import type { Found } from './read-part.ts';

/** What can be used as it is, and is hardly meant so. */
export function warningsOf({ connections, projects, trackers }: Parts): Found[] {
  const enabled = projects.filter((project) => project?.intake.enabled);
  return [
    ...[...connections.keys()]
      .filter((name) => !enabled.some((project) => project?.connection === name))
      .map((name) => ({
        path: ['connections', name],
        sentence: `No enabled project uses connection \`${name}\`: everything that arrives there is ignored`,
      })),
    ...[...connections].flatMap(([name, connection]) =>
      connection?.signature.scheme === 'hmac' && trackers.get(connection.tracker)?.needsRule
        ? [
            {
              path: ['connections', name, 'signature'],
              sentence: `\`signature\` is for generic senders and is not used: ${connection.tracker} signs in its own way`,
            },
          ]
        : [],
    ),
    ...[...connections].flatMap(([name, connection]) =>
      typeof connection?.secrets[0] === 'object'
        ? [
            {
              path: ['connections', name, 'secrets', 0],
              sentence: `The newest secret of connection \`${name}\` has an end: after it every delivery that is signed with it is refused. Write the newest first, and \`until\` at the older one`,
            },
          ]
        : [],
    ),
    ...projects.flatMap((project, at) =>
      project && handsOutNothing(project)
        ? [
            {
              path: ['projects', at],
              sentence: `Project \`${project.name}\` may hand out no repository, so its tasks cannot run: set \`repo\`, or globs such as \`acme/*\` in \`repos\``,
            },
          ]
        : [],
    ),
    ...projects.flatMap((project, at) =>
      project?.scan.secondOpinion?.bedrock.version === 'DRAFT'
        ? [
            {
              path: ['projects', at, 'scan', 'secondOpinion', 'bedrock', 'version'],
              sentence: `The draft of a guardrail changes while it is edited, and a text that it let through is not asked about again: give project \`${project.name}\` a version`,
            },
          ]
        : [],
    ),
    ...overlaps(projects),
  ];
}

function handsOutNothing({ intake, repo, repos, defaults }: ProjectDocument): boolean {
  return intake.enabled && (repo ?? defaults.repo) === undefined && repos.length === 0;
}
