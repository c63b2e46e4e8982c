import type { AllIssuesOptions } from '@gitbeaker/core';
import {
  IssueLabelEvents,
  IssueNotes,
  IssueStateEvents,
  Issues,
  ProjectMembers,
  Projects,
  Users,
} from '@gitbeaker/core';

/** A request as the client makes it. */
export interface ClientRequest {
  readonly method: string;
  /** Matches `/api/v4/projects/14/issues/7` and the like. */
  readonly path: RegExp;
  /** One that it matches. */
  readonly example: string;
  readonly query: readonly string[];
  readonly body: readonly string[];
}

type Options = ConstructorParameters<typeof Issues>[0];
type Requester = NonNullable<Options['requesterFn']>;
interface Given {
  readonly searchParams?: object;
  readonly body?: object;
}

const ANY = 'any-project';
const ISSUE = 900_000_001;
const OTHER = 900_000_002;
const PAGED = { page: 1, perPage: 100 } as const;

/**
 * What the client gitbeaker asks when it is told to do what a test server's people and our backend do: its own methods, paths and names. A
 * parameter that it does not know is refused by its types.
 */
export async function clientRequests(): Promise<readonly ClientRequest[]> {
  const made: ClientRequest[] = [];
  const keep =
    (method: string, url: string) =>
    async (endpoint: string, { searchParams, body }: Given = {}) => {
      const example = `${url.replace(/\/$/, '')}/${endpoint}`;
      const path = pattern(example);
      made.push({ method, path, example, query: names(searchParams), body: names(body) });
      return { body: {}, headers: {}, status: 200 };
    };
  const requesterFn = (({ url }) => ({
    get: keep('GET', url),
    post: keep('POST', url),
    put: keep('PUT', url),
    patch: keep('PATCH', url),
    delete: keep('DELETE', url),
  })) as Requester;
  const options: Options = { host: '', token: 'token', requesterFn };

  const issues = new Issues(options);
  const wanted = {
    state: 'opened',
    scope: 'all',
    updatedAfter: '2026-03-02T08:40:02.123Z',
    orderBy: 'updated_at',
    sort: 'desc',
  } satisfies AllIssuesOptions;
  await issues.all({ projectId: ANY, ...wanted, ...PAGED });
  await issues.create(ANY, 'Totals', { description: '', labels: 'a,b', assigneeIds: [2] });
  await issues.show(ISSUE, { projectId: ANY });
  await issues.edit(ANY, ISSUE, {
    title: 'Totals',
    stateEvent: 'close',
    addLabels: 'a,b',
    removeLabels: 'c',
  });
  await issues.remove(ANY, ISSUE);

  const notes = new IssueNotes(options);
  await notes.all(ANY, ISSUE, { sort: 'desc', orderBy: 'created_at', ...PAGED });
  await notes.create(ANY, ISSUE, 'Text');
  await notes.edit(ANY, ISSUE, OTHER, { body: 'Text' });
  await notes.remove(ANY, ISSUE, OTHER);

  await new IssueLabelEvents(options).all(ANY, ISSUE, PAGED);
  await new IssueStateEvents(options).all(ANY, ISSUE, PAGED);
  await new ProjectMembers(options).show(ANY, OTHER, { includeInherited: true });
  await new Projects(options).show(ANY);
  const users = new Users(options);
  await users.all({ username: 'jo', ...PAGED });
  await users.showCurrentUser();
  return made;
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replace(ANY, '[^/]+').replaceAll(/9000000\d+/g, '\\d+')}$`);
}

/** As they go over the wire: `perPage` is `per_page`. */
function names(given: object = {}): string[] {
  return Object.keys(given).map((name) => name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`));
}
