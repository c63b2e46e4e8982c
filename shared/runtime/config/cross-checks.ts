import { hasRule } from '../../core/intake.ts';
import { globMatches, repositoryName } from '../../core/repo.ts';
import { closest } from './closest.ts';
import type { ConnectionDocument } from './connection-schema.ts';
import { ingestChecks } from './ingest-checks.ts';
import type { KnownTracker } from './known-tracker.ts';
import type { ProjectDocument } from './project-schema.ts';
import type { Found } from './read-part.ts';
import { oneOf } from './wording.ts';

/** Everything that was written; what could not be read is there by name only. */
export interface Parts {
  readonly connections: ReadonlyMap<string, ConnectionDocument | undefined>;
  readonly projects: readonly (ProjectDocument | undefined)[];
  readonly agents: ReadonlySet<string>;
  readonly trackers: ReadonlyMap<string, KnownTracker>;
}

/** One rule about a project and what it refers to. */
export type Check = (
  project: ProjectDocument,
  parts: Parts,
  at: number,
) => readonly { key: string; at?: number; sentence: string }[];

/** What only the whole shows. */
export function crossChecks(parts: Parts): Found[] {
  return [
    ...[...parts.connections].flatMap(([name, connection]) =>
      connection ? ofConnection(name, connection, parts) : [],
    ),
    ...parts.projects.flatMap((project, at) =>
      project
        ? CHECKS.flatMap((check) => check(project, parts, at)).map(
            ({ key, at: inner, sentence }) => ({
              path: ['projects', at, key, ...(inner === undefined ? [] : [inner])],
              sentence,
            }),
          )
        : [],
    ),
  ];
}

function ofConnection(name: string, connection: ConnectionDocument, parts: Parts): Found[] {
  return [withoutPlace, withoutAccounts, withoutSecrets].flatMap((check) =>
    check(name, connection, parts),
  );
}

function withoutPlace(name: string, connection: ConnectionDocument, { trackers }: Parts): Found[] {
  const key = trackers.get(connection.tracker)?.placedBy;
  if (key === undefined || connection[key] !== undefined) return [];
  const sentence = `Connection \`${name}\` does not say where its tracker is: set \`${key}\``;
  return [{ path: ['connections', name], sentence }];
}

/** Nobody could send it anything, and nobody asks. */
function withoutSecrets(
  name: string,
  connection: ConnectionDocument,
  { trackers, projects }: Parts,
): Found[] {
  const comesOtherwise = projects.some(
    (project) =>
      project?.connection === name &&
      (project.intake.poll.enabled || project.intake.ingest.enabled),
  );
  const needed = !trackers.get(connection.tracker)?.polledOnly && !comesOtherwise;
  if (!needed || connection.secrets.length > 0) return [];
  const sentence = `Connection \`${name}\` has no \`secrets\`, so every delivery would be refused: add the webhook's secret, or set \`intake.poll.enabled: true\` or \`intake.ingest.enabled: true\` in a project`;
  return [{ path: ['connections', name, 'secrets'], sentence }];
}

function withoutAccounts(
  name: string,
  connection: ConnectionDocument,
  { trackers }: Parts,
): Found[] {
  const tracker = trackers.get(connection.tracker);
  // Where nothing is sent, nobody can speak for another account.
  if (!tracker?.needsRule || tracker.polledOnly || connection.accounts.length > 0) return [];
  return [
    {
      path: ['connections', name, 'accounts'],
      sentence: `Connection \`${name}\` speaks for no account, so every delivery would be refused: list owners, \`owner/repo\` or workspace ids in \`accounts\``,
    },
  ];
}

const CHECKS: readonly Check[] = [
  ingestChecks,
  ({ name }, { projects }, at) => {
    const same = (other: ProjectDocument | undefined) =>
      other?.name.toLowerCase() === name.toLowerCase();
    return projects.findIndex(same) < at
      ? [{ key: 'name', sentence: `There are two projects named '${name}'` }]
      : [];
  },
  ({ connection }, { connections }) =>
    connections.has(connection)
      ? []
      : [
          {
            key: 'connection',
            sentence: unknown('connection', connection, [...connections.keys()]),
          },
        ],
  ({ agent }, { agents }) =>
    agents.has(agent) ? [] : [{ key: 'agent', sentence: unknown('agent', agent, [...agents]) }],
  ({ routes }, { agents }) =>
    routes.flatMap(({ agent }, at) =>
      agents.has(agent)
        ? []
        : [{ key: 'routes', at, sentence: unknown('agent', agent, [...agents]) }],
    ),
  ({ name, intake, connection }, { connections, trackers }) => {
    const tracker = connections.get(connection)?.tracker;
    const asked = intake.enabled && !intake.ingest.enabled;
    const needed = asked && tracker !== undefined && trackers.get(tracker)?.needsRule;
    if (!needed || hasRule(intake)) return [];
    const sentence = `Project \`${name}\` says nowhere which tickets it wants: set \`labels\`, \`assignee\`, \`statuses\`, \`mention: true\` or \`delegation: true\` in \`intake\`, or \`enabled: false\``;
    return [{ key: 'intake', sentence }];
  },
  ({ name, intake, connection }, { connections, trackers }) => {
    const tracker = connections.get(connection)?.tracker;
    const polls = intake.poll.enabled && intake.enabled;
    // A program that only names what it wants done has chosen already.
    const chosen = tracker !== undefined && trackers.get(tracker)?.needsRule === false;
    if (!polls || chosen || intake.labels.length > 0 || intake.assignee) return [];
    const sentence = `Project \`${name}\` would poll for every ticket: set \`labels\` or \`assignee\` (\`*\` somebody, \`none\` nobody) in \`intake\`, or \`poll.enabled: false\``;
    return [{ key: 'intake', sentence }];
  },
  ({ repo, defaults }) =>
    repo !== undefined && defaults.repo !== undefined && repo !== defaults.repo
      ? [
          {
            key: 'defaults',
            sentence: `Expected \`defaults.repo\` to be \`repo\`, got '${defaults.repo}' beside '${repo}': write one of them`,
          },
        ]
      : [],
  ({ repo, repos, defaults }) => {
    const own = repo ?? defaults.repo;
    if (
      own === undefined ||
      repos.length === 0 ||
      repos.some((glob) => globMatches(glob, repositoryName(own)))
    )
      return [];
    const sentence = `Expected the project's own repository to be inside \`repos\` (${repos.join(', ')}), got '${repositoryName(own)}'`;
    return [{ key: repo === undefined ? 'defaults' : 'repo', sentence }];
  },
];

function unknown(what: string, name: string, known: readonly string[]): string {
  const near = closest(name, known);
  const hint = near
    ? `did you mean \`${near}\`?`
    : known.length > 0
      ? `expected ${oneOf(known)}`
      : `there is none in \`${what}s\``;
  return `There is no ${what} '${name.slice(0, 60)}': ${hint}`;
}
