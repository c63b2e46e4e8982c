import type { Json } from './letters.ts';
import type { Site } from './site.ts';
import { ACCOUNTS } from './site.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly authorization: string;
}

interface Answered {
  readonly status: number;
  readonly body?: Json;
}

const NOT_FOUND: Answered = {
  status: 404,
  body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] },
};

const refused = (status: number, message: string): Answered => ({
  status,
  body: { errorMessages: [message], errors: {} },
});

/** Jira's API of one site, as its description says. */
export function api(site: Site): (asked: Asked) => Answered {
  const ok = (body: Json): Answered => ({ status: 200, body });
  const done: Answered = { status: 204 };
  const shown = (issue: Json, fields: readonly string[]) => ({
    id: issue.id,
    key: issue.key,
    self: issue.self,
    fields: Object.fromEntries(fields.map((field) => [field, issue.fields[field]])),
  });
  const paged = (all: readonly Json[], query: URLSearchParams) => {
    const startAt = Number(query.get('startAt') ?? 0);
    const maxResults = Number(query.get('maxResults') ?? 50);
    const values = all.slice(startAt, startAt + maxResults);
    return { startAt, maxResults, total: all.length, values };
  };

  type Route = (by: string, issue: Json, asked: Asked, rest: string) => Answered;
  const OF_ISSUES: readonly [string, RegExp, Route][] = [
    ['GET', /^$/, (_, issue, { query }) => ok(shown(issue, query.get('fields')?.split(',') ?? []))],
    [
      'PUT',
      /^$/,
      (by, issue, { body }) => {
        const labels: string[] = [...issue.fields.labels];
        for (const { add, remove } of body.update.labels) {
          if (add !== undefined && /\s/.test(add))
            return refused(400, "The label can't contain spaces.");
          if (add !== undefined && !labels.includes(add)) labels.push(add);
          if (remove !== undefined && labels.includes(remove))
            labels.splice(labels.indexOf(remove), 1);
        }
        site.change(by, issue, { labels: labels.toSorted() });
        return done;
      },
    ],
    [
      'GET',
      /^\/transitions$/,
      (_, issue) => ok({ expand: 'transitions', transitions: site.waysFrom(issue) }),
    ],
    [
      'POST',
      /^\/transitions$/,
      (by, issue, { body }) => {
        const way = site.waysFrom(issue).find(({ id }) => id === body.transition.id);
        if (!way)
          return refused(400, 'It seems that you have tried to perform a workflow operation.');
        site.change(by, issue, { status: way.to });
        return done;
      },
    ],
    [
      'GET',
      /^\/changelog$/,
      (_, issue, { query }) => {
        const page = paged(issue.log, query);
        return ok({ ...page, isLast: page.startAt + page.values.length >= page.total });
      },
    ],
    [
      'GET',
      /^\/comment$/,
      (_, issue, { query }) => {
        const { values, ...page } = paged(issue.comments.toReversed(), query);
        // Without their properties, as some are listed.
        return ok({ ...page, comments: values.map(({ properties: __, ...rest }) => rest) });
      },
    ],
    [
      'POST',
      /^\/comment$/,
      (by, issue, { body }) => ({ status: 201, body: site.comment(by, issue, body) }),
    ],
    [
      'PUT',
      /^\/comment\/(\d+)$/,
      (_, issue, { body }, rest) => {
        const found = issue.comments.find(({ id }: Json) => id === rest);
        return found ? ok(Object.assign(found, body)) : NOT_FOUND;
      },
    ],
  ];

  function ofIssue(by: string, asked: Asked): Answered {
    const [, id = '', rest = ''] = /^\/issue\/(\d+)(.*)$/.exec(asked.path) ?? [];
    const issue = site.issues.get(id);
    if (!issue) return NOT_FOUND;
    for (const [method, pattern, route] of OF_ISSUES) {
      const parts = method === asked.method ? pattern.exec(rest) : null;
      if (parts) return route(by, issue, asked, parts[1] ?? '');
    }
    return NOT_FOUND;
  }

  function permitted(query: URLSearchParams): Answered {
    const account = query.get('accountId') ?? '';
    const wanted = query.get('permissions') ?? '';
    if (![...site.issues.values()].some(({ key }) => key === query.get('issueKey')))
      return NOT_FOUND;
    const user = site.users[account];
    return ok(user && site.may[account]?.includes(wanted) ? [user] : []);
  }

  function searched({ jql, fields, maxResults = 50, nextPageToken = '0' }: Json): Answered {
    const test = conditionOf(jql, site);
    if (!test) return refused(400, 'Error in the JQL Query.');
    const found = [...site.issues.values()]
      .filter(test)
      .toSorted((a, b) => (a.fields.updated < b.fields.updated ? 1 : -1));
    const from = Number(nextPageToken);
    const page = found.slice(from, from + maxResults);
    const more = from + page.length < found.length;
    return ok({
      issues: page.map((issue) => shown(issue, fields)),
      isLast: !more,
      ...(more && { nextPageToken: String(from + page.length) }),
    });
  }

  return (asked) => {
    const { method, path, query, body, authorization } = asked;
    const [email = ''] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
      .toString()
      .split(':');
    const by = ACCOUNTS[email];
    if (by === undefined) return refused(401, 'Client must be authenticated.');
    if (path.startsWith('/issue/')) return ofIssue(by, asked);
    const property = /^\/comment\/(\d+)\/properties\/(\w+)$/.exec(path);
    if (property) {
      const comments = [...site.issues.values()].flatMap((issue) => issue.comments);
      const found = comments
        .find(({ id }) => id === property[1])
        ?.properties?.find(({ key }: Json) => key === property[2]);
      return found ? ok(found) : NOT_FOUND;
    }
    switch (`${method} ${path}`) {
      case 'GET /myself':
        return ok(site.users[by]);
      case 'GET /user/permission/search':
        return permitted(query);
      case 'POST /permissions/check':
        return refused(403, 'Only administrators may ask about others.');
      case 'POST /search/jql':
        return searched(body);
      default:
        return NOT_FOUND;
    }
  };
}

const STRING = '"((?:[^"\\\\]|\\\\.)*)"';
const plain = (text = '') => text.replace(/\\(.)/g, '$1');

/** As much of JQL as is asked; nothing where it is not understood. */
function conditionOf(jql: string, site: Site): ((issue: Json) => boolean) | undefined {
  const [, all, order] = /^(.*) ORDER BY (.*)$/s.exec(jql) ?? [];
  if (all === undefined || order !== 'updated DESC') return undefined;
  const CLAUSES: readonly [RegExp, (parts: string[]) => (issue: Json) => boolean][] = [
    [
      new RegExp(`^labels = ${STRING}`),
      ([label]) =>
        ({ fields }) =>
          fields.labels.some((one: string) => one.toLowerCase() === plain(label).toLowerCase()),
    ],
    [
      new RegExp(`^project in \\((${STRING}(?:, ${STRING})*)\\)`),
      ([keys = '']) =>
        ({ fields }) =>
          JSON.parse(`[${keys}]`).includes(fields.project.key),
    ],
    [
      /^assignee is EMPTY/,
      () =>
        ({ fields }) =>
          fields.assignee === null,
    ],
    [
      /^assignee is not EMPTY/,
      () =>
        ({ fields }) =>
          fields.assignee !== null,
    ],
    [
      /^statusCategory != Done/,
      () =>
        ({ fields }) =>
          fields.status.statusCategory.key !== 'done',
    ],
    [
      /^updated >= "-(\d+)m"/,
      ([minutes]) =>
        ({ fields }) =>
          Date.parse(fields.updated) >= Math.max(site.now(), Date.now()) - Number(minutes) * 60_000,
    ],
  ];
  const tests: ((issue: Json) => boolean)[] = [];
  let rest = all;
  while (rest !== '') {
    const found = CLAUSES.map(([pattern, make]) => ({ make, parts: pattern.exec(rest) })).find(
      ({ parts }) => parts,
    );
    if (!found?.parts) return undefined;
    tests.push(found.make(found.parts.slice(1)));
    rest = rest.slice(found.parts[0].length);
    if (rest.startsWith(' AND ')) rest = rest.slice(5);
    else if (rest !== '') return undefined;
  }
  return (issue) => tests.every((test) => test(issue));
}
