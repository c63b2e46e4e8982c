import type {
  Comment,
  Issue,
  Label,
  RepoCollaboratorPermission,
  Repository,
  TimelineComment,
  User,
} from 'gitea-js';
import type { Login } from './gitea.ts';
import { PEOPLE } from './gitea.ts';

interface Asked {
  readonly login: Login;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Body;
}
/** What is sent to any of the routes. */
interface Body {
  readonly username?: string;
  readonly name?: string;
  readonly color?: string;
  readonly title?: string;
  readonly body?: string;
  readonly state?: string;
  readonly permission?: string;
  readonly labels?: readonly number[];
  readonly assignees?: readonly string[];
}
interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
/** An issue with what Gitea keeps beside it. */
interface Kept {
  readonly issue: Issue & { labels: Label[] };
  readonly timeline: TimelineComment[];
}
type Route = (asked: Asked, parts: readonly string[]) => Answer;

const NOTHING: Answer = { status: 404, body: { errors: null, message: 'not found' } };

/** The API of one private repository of an organisation. */
export function routes(now: () => number): (asked: Asked) => Answer {
  const issues = new Map<number, Kept>();
  const comments = new Map<number, { comment: Comment; of: number }>();
  const labels: { repo: Label[]; org: Label[] } = { repo: [], org: [] };
  const rights = new Map<Login, string>([['mara', 'owner']]);
  let repository: (Repository & { owner: User }) | undefined;
  let org = '';
  let ids = 100;
  const id = () => ++ids;
  const time = () => new Date(Math.floor(now() / 1000) * 1000).toISOString().replace('.000', '');
  const user = (login: string): User => ({ id: PEOPLE.indexOf(login as Login) + 2, login });
  const everyLabel = () => [...labels.repo, ...labels.org];

  function log(kept: Kept, login: Login, entry: Partial<TimelineComment>): void {
    const at = time();
    kept.issue.updated_at = at;
    kept.timeline.push({ id: id(), user: user(login), body: '', created_at: at, ...entry });
  }
  function setLabel(kept: Kept, login: Login, label: Label, on: boolean): void {
    const has = kept.issue.labels.some((one) => one.id === label.id);
    if (has === on) return;
    kept.issue.labels = on
      ? [...kept.issue.labels, label]
      : kept.issue.labels.filter((one) => one.id !== label.id);
    log(kept, login, { type: 'label', body: on ? '1' : '', label });
  }
  const mayWrite = (login: Login) => ['owner', 'admin', 'write'].includes(rights.get(login) ?? '');
  const page = (list: readonly unknown[], query: URLSearchParams): Answer => {
    const limit = Math.min(Number(query.get('limit') ?? 30), 50);
    const from = (Number(query.get('page') ?? 1) - 1) * limit;
    const headers = { 'x-total-count': String(list.length) };
    return { status: 200, body: list.slice(from, from + limit), headers };
  };
  const onIssue =
    (route: (kept: Kept, asked: Asked, parts: readonly string[]) => Answer): Route =>
    (asked, parts) => {
      const kept = issues.get(Number(parts[0]));
      return kept ? route(kept, asked, parts) : NOTHING;
    };

  const makeLabel =
    (where: 'repo' | 'org'): Route =>
    ({ body: { name = '', color = '' } }) => {
      const label = { id: id(), name, color: color.slice(1) } satisfies Label;
      labels[where].push(label);
      return { status: 201, body: label };
    };

  const TABLE: readonly (readonly [string, RegExp, Route])[] = [
    ['GET', /^\/user$/, ({ login }) => ({ status: 200, body: user(login) })],
    [
      'POST',
      /^\/orgs$/,
      ({ body }) => {
        org = body.username ?? '';
        return { status: 201, body: { username: org } };
      },
    ],
    [
      'POST',
      /^\/orgs\/[^/]+\/repos$/,
      ({ body: { name = '' } }) => {
        const full_name = `${org}/${name}`;
        const html_url = `http://gitea/${full_name}`;
        repository = { id: id(), name, full_name, html_url, owner: { id: 1, login: org } };
        return { status: 201, body: repository };
      },
    ],
    ['GET', /^\/orgs\/[^/]+\/labels$/, ({ query }) => page(labels.org, query)],
    ['POST', /^\/orgs\/[^/]+\/labels$/, makeLabel('org')],
    ['GET', /^~$/, () => ({ status: 200, body: repository })],
    ['GET', /^~\/labels$/, ({ query }) => page(labels.repo, query)],
    ['POST', /^~\/labels$/, makeLabel('repo')],
    [
      'PUT',
      /^~\/collaborators\/([^/]+)$/,
      ({ body }, [login]) => {
        rights.set(login as Login, body.permission ?? 'write');
        return { status: 204 };
      },
    ],
    [
      'GET',
      /^~\/collaborators\/([^/]+)\/permission$/,
      ({ login: doer }, [login = '']) => {
        if (!['owner', 'admin'].includes(rights.get(doer) ?? '') && login !== doer)
          return { status: 403, body: { message: 'Only admins can query all permissions, …' } };
        if (!PEOPLE.some((one) => one === login))
          return { status: 404, body: { message: `user does not exist [name: ${login}]` } };
        const permission = rights.get(login as Login) ?? 'none';
        const body = { permission, role_name: permission, user: user(login) };
        return { status: 200, body: body satisfies RepoCollaboratorPermission };
      },
    ],
    [
      'GET',
      /^~\/issues$/,
      ({ query }) => {
        const since = Date.parse(query.get('since') ?? '') || 0;
        const wanted = query.get('state');
        const found = [...issues.values()]
          .map(({ issue }) => issue)
          .filter(
            ({ state, updated_at = '' }) =>
              (wanted === 'all' || state === wanted) && Date.parse(updated_at) >= since,
          );
        return page(found.reverse(), query);
      },
    ],
    [
      'POST',
      /^~\/issues$/,
      ({ login, body: { title = '', body = '', labels: wanted = [], assignees = [] } }) => {
        const number = issues.size + 1;
        const at = time();
        const issue = {
          id: id(),
          number,
          title,
          body,
          state: 'open',
          user: user(login),
          labels: [],
          assignees: assignees.map(user),
          html_url: `http://gitea/${repository?.full_name}/issues/${number}`,
          created_at: at,
          updated_at: at,
        } satisfies Issue;
        const kept: Kept = { issue, timeline: [] };
        issues.set(number, kept);
        for (const label of everyLabel().filter((one) => wanted.includes(one.id ?? 0)))
          setLabel(kept, login, label, true);
        for (const assignee of kept.issue.assignees ?? [])
          log(kept, login, { type: 'assignees', assignee, removed_assignee: false });
        return { status: 201, body: issue };
      },
    ],
    ['GET', /^~\/issues\/(\d+)$/, onIssue(({ issue }) => ({ status: 200, body: issue }))],
    [
      'PATCH',
      /^~\/issues\/(\d+)$/,
      onIssue((kept, { login, body: { title, state } }) => {
        if (title !== undefined) {
          kept.issue.title = title;
          log(kept, login, { type: 'change_title' });
        }
        if (state !== undefined && state !== kept.issue.state) {
          kept.issue.state = state;
          log(kept, login, { type: state === 'closed' ? 'close' : 'reopen' });
        }
        return { status: 201, body: kept.issue };
      }),
    ],
    [
      'DELETE',
      /^~\/issues\/(\d+)$/,
      (_, [number]) => ({ status: issues.delete(Number(number)) ? 204 : 404 }),
    ],
    [
      'POST',
      /^~\/issues\/(\d+)\/labels$/,
      onIssue((kept, { login, body }) => {
        if (!mayWrite(login))
          return { status: 403, body: { message: 'write permission is required' } };
        for (const label of everyLabel().filter((one) => body.labels?.includes(one.id ?? 0)))
          setLabel(kept, login, label, true);
        return { status: 200, body: kept.issue.labels };
      }),
    ],
    [
      'DELETE',
      /^~\/issues\/(\d+)\/labels\/(\d+)$/,
      onIssue((kept, { login }, [, number]) => {
        const label = everyLabel().find((one) => one.id === Number(number));
        if (!label) return { status: 422, body: { message: 'label does not exist' } };
        setLabel(kept, login, label, false);
        return { status: 204 };
      }),
    ],
    [
      'GET',
      /^~\/issues\/(\d+)\/timeline$/,
      onIssue(({ timeline }, { query }) => {
        const { status, body } = page(timeline, query);
        // The count is the page's, and after the last page comes null.
        const list = Array.isArray(body) && body.length > 0 ? body : null;
        return { status, body: list, headers: { 'x-total-count': String(list?.length ?? 0) } };
      }),
    ],
    [
      'GET',
      /^~\/issues\/(\d+)\/comments$/,
      onIssue(({ issue }) => ({
        status: 200,
        body: [...comments.values()].flatMap(({ comment, of }) =>
          of === issue.number ? [comment] : [],
        ),
      })),
    ],
    [
      'POST',
      /^~\/issues\/(\d+)\/comments$/,
      onIssue((kept, { login, body }) => {
        const at = time();
        const comment = {
          id: id(),
          body: body.body ?? '',
          user: user(login),
          created_at: at,
          updated_at: at,
        } satisfies Comment;
        comments.set(comment.id, { comment, of: kept.issue.number ?? 0 });
        log(kept, login, { type: 'comment', body: comment.body });
        return { status: 201, body: comment };
      }),
    ],
    [
      'PATCH',
      /^~\/issues\/comments\/(\d+)$/,
      ({ login, body }, [number]) => {
        const kept = comments.get(Number(number));
        if (!kept) return NOTHING;
        if (kept.comment.user?.login !== login && !mayWrite(login)) return { status: 403 };
        kept.comment.body = body.body ?? '';
        kept.comment.updated_at = time();
        return { status: 200, body: kept.comment };
      },
    ],
    [
      'DELETE',
      /^~\/issues\/comments\/(\d+)$/,
      (_, [number]) => ({ status: comments.delete(Number(number)) ? 204 : 404 }),
    ],
  ];

  return (asked) => {
    const prefix = `/repos/${repository?.full_name}`;
    if (asked.path.startsWith(`${prefix}/`) || asked.path === prefix) {
      const seen = rights.has(asked.login);
      if (!seen) return NOTHING;
    }
    const path = asked.path.replace(prefix, '~');
    for (const [method, pattern, route] of TABLE) {
      const match = method === asked.method ? pattern.exec(path) : null;
      if (match) return route(asked, match.slice(1));
    }
    return NOTHING;
  };
}
