import type { z } from 'zod';

/** One request and its answer. */
export interface Exchange {
  readonly method: string;
  /** With `/rest/api/3`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly query?: readonly string[];
  readonly body?: z.ZodType;
  /** What it answers when it does not refuse; nothing where it answers nothing. */
  readonly answer?: z.ZodType;
  readonly status: number;
}

/** Makes the client's schemas refuse what Jira's description does not name. */
process.env.AUDIT_SCHEMAS = 'true';

/**
 * Judges what is asked and answered by what the client `jira.js` has made of Atlassian's description of the API: what is wrong with it, or
 * nothing.
 */
export async function jiraSchema(): Promise<(exchange: Exchange) => readonly string[]> {
  const jira = await import('jira.js/cloud');
  // The client takes plain text, too, and makes a document of it; Jira does not.
  const comment = jira.CommentInputSchema.extend({ body: jira.DocumentSchema });
  const routes: readonly Route[] = [
    {
      method: 'GET',
      path: /^\/issue\/\d+$/,
      query: ['fields'],
      status: 200,
      answer: jira.IssueSchema,
    },
    { method: 'PUT', path: /^\/issue\/\d+$/, status: 204, body: jira.IssueUpdateDetailsSchema },
    {
      method: 'GET',
      path: /^\/issue\/\d+\/transitions$/,
      status: 200,
      answer: jira.TransitionsSchema,
    },
    {
      method: 'POST',
      path: /^\/issue\/\d+\/transitions$/,
      status: 204,
      body: jira.IssueUpdateDetailsSchema,
    },
    {
      method: 'GET',
      path: /^\/issue\/\d+\/changelog$/,
      query: ['startAt', 'maxResults'],
      status: 200,
      answer: jira.PageChangelogSchema,
    },
    {
      method: 'GET',
      path: /^\/issue\/\d+\/comment$/,
      query: ['startAt', 'maxResults', 'orderBy', 'expand'],
      status: 200,
      answer: jira.PageOfCommentsSchema,
    },
    {
      method: 'POST',
      path: /^\/issue\/\d+\/comment$/,
      status: 201,
      body: comment,
      answer: jira.CommentSchema,
    },
    {
      method: 'PUT',
      path: /^\/issue\/\d+\/comment\/\d+$/,
      query: ['notifyUsers'],
      status: 200,
      body: comment,
      answer: jira.CommentSchema,
    },
    {
      method: 'GET',
      path: /^\/comment\/\d+\/properties\/\w+$/,
      status: 200,
      answer: jira.EntityPropertySchema,
    },
    { method: 'GET', path: /^\/myself$/, status: 200, answer: jira.DashboardUserSchema },
    {
      method: 'GET',
      path: /^\/user\/permission\/search$/,
      query: ['accountId', 'issueKey', 'permissions'],
      status: 200,
      answer: jira.DashboardUserSchema.array(),
    },
    {
      method: 'POST',
      path: /^\/permissions\/check$/,
      status: 200,
      body: jira.BulkPermissionsRequestSchema,
      answer: jira.BulkPermissionGrantsSchema,
    },
    {
      method: 'POST',
      path: /^\/search\/jql$/,
      status: 200,
      body: jira.SearchAndReconcileRequestSchema,
      answer: jira.SearchAndReconcileResultsSchema,
    },
  ];
  const judge = (what: string, schema: z.ZodType | undefined, value: unknown) => {
    if (!schema) return value === undefined ? [] : [`${what} is none`];
    const parsed = schema.safeParse(value);
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${what} ${path.join('.')}: ${message}`);
  };

  return ({ method, path, query, body, status, answer }) => {
    const below = path.replace(/^\/rest\/api\/3/, '');
    const route = routes.find((each) => each.method === method && each.path.test(below));
    if (!route || below === path) return [`there is no ${method} ${path}`];
    const named = `${method} ${path}`;
    return [
      ...[...query.keys()]
        .filter((name) => !route.query?.includes(name))
        .map((name) => `${named} takes no ${name}`),
      ...judge(`${named} body`, route.body, body),
      ...(status < 300 && status !== route.status ? [`${named} does not answer ${status}`] : []),
      ...(status < 300 ? judge(`${named} answer`, route.answer, answer) : []),
    ];
  };
}
