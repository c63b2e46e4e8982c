import type { Issue, LabelEvent, Member, Note, Project, StateEvent, User } from './answers.ts';

/** Mara owns the project, jo develops there, passer may nothing; sluice is our account, a reporter of it. */
export const PEOPLE = ['mara', 'jo', 'passer', 'sluice'] as const;
export type Login = (typeof PEOPLE)[number];

export const PROJECT = 204;
export const REPO = 'harbor-goods/web/shop';
const HOME = 'http://gitlab';
const API = `${HOME}/api/v4`;

const LEVELS: Readonly<Record<Login, number>> = { mara: 50, jo: 30, passer: 0, sluice: 20 };

interface Asked {
  readonly login: Login;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Kept {
  readonly issue: Issue;
  readonly notes: Note[];
  readonly labels: LabelEvent[];
  readonly states: StateEvent[];
}
interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (asked: Asked, parts: readonly string[]) => Answer;
}

const NOTHING: Answer = { status: 404, body: { message: '404 Not found' } };

const user = (username: string): User => ({
  id: (PEOPLE as readonly string[]).indexOf(username) + 2,
  username,
  name: username,
  state: 'active',
  avatar_url: null,
  web_url: `${HOME}/${username}`,
});

/** The API of one private project in a group within a group. */
export function routes(now: () => number): (asked: Asked) => Answer {
  const issues = new Map<number, Kept>();
  let ids = 100;
  let iids = 0;
  const id = () => ++ids;
  const time = () => new Date(now()).toISOString();
  const words = (value: unknown) =>
    String(value ?? '')
      .split(',')
      .filter(Boolean);

  function page(list: readonly unknown[], query: URLSearchParams): Answer {
    const size = Math.min(Number(query.get('per_page') ?? 20), 100);
    const at = Number(query.get('page') ?? 1);
    const more = list.length > at * size;
    const headers = { 'x-next-page': more ? String(at + 1) : '' };
    return { status: 200, body: list.slice((at - 1) * size, at * size), headers };
  }
  function relabel(kept: Kept, login: Login, labels: readonly string[]): void {
    const log = (action: 'add' | 'remove', name: string) =>
      kept.labels.push({
        id: id(),
        user: user(login),
        created_at: time(),
        resource_type: 'Issue',
        resource_id: kept.issue.id,
        label: {
          id: id(),
          name,
          description: null,
          description_html: '',
          color: '#428bca',
          text_color: '#ffffff',
        },
        action,
      });
    for (const name of kept.issue.labels) if (!labels.includes(name)) log('remove', name);
    for (const name of labels) if (!kept.issue.labels.includes(name)) log('add', name);
    kept.issue.labels = [...labels];
  }
  const onIssue =
    (answer: (kept: Kept, asked: Asked, parts: readonly string[]) => Answer): Route['answer'] =>
    (asked, parts) => {
      const kept = issues.get(Number(parts[0]));
      return kept ? answer(kept, asked, parts) : NOTHING;
    };
  function note(kept: Kept, login: Login, body: string, system = false): Note {
    const made: Note = {
      id: id(),
      body,
      author: user(login),
      system,
      created_at: time(),
      updated_at: time(),
      project_id: PROJECT,
      noteable_id: kept.issue.id,
      noteable_iid: kept.issue.iid,
      noteable_type: 'Issue',
      resolvable: false,
      internal: false,
    };
    kept.notes.push(made);
    kept.issue.user_notes_count = kept.notes.filter((one) => !one.system).length;
    kept.issue.updated_at = time();
    return made;
  }

  const table: readonly Route[] = [
    {
      method: 'GET',
      path: /^\/user$/,
      answer: ({ login }) => ({ status: 200, body: user(login) }),
    },
    {
      method: 'GET',
      path: /^\/users$/,
      answer: ({ query }) => {
        const found = PEOPLE.filter((one) => one === query.get('username'));
        return { status: 200, body: found.map(user) };
      },
    },
    {
      method: 'GET',
      path: /^~$/,
      answer: () => {
        const body: Project = { id: PROJECT, path_with_namespace: REPO };
        return { status: 200, body };
      },
    },
    {
      method: 'GET',
      path: /^~\/members\/all\/(\d+)$/,
      answer: (_, [number]) => {
        const login = PEOPLE[Number(number) - 2];
        const level = login === undefined ? 0 : LEVELS[login];
        if (login === undefined || level === 0) return NOTHING;
        const body: Member = { ...user(login), access_level: level, expires_at: null };
        return { status: 200, body };
      },
    },
    {
      method: 'GET',
      path: /^~\/issues$/,
      answer: ({ query }) => {
        const after = Date.parse(query.get('updated_after') ?? '') || 0;
        const found = [...issues.values()]
          .map(({ issue }) => issue)
          .filter(
            ({ state, updated_at }) =>
              (query.get('state') === 'all' || state === query.get('state')) &&
              Date.parse(updated_at) >= after,
          )
          .sort((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at));
        return page(found, query);
      },
    },
    {
      method: 'POST',
      path: /^~\/issues$/,
      answer: ({ login, body }) => {
        const iid = ++iids;
        const assignees = Array.isArray(body.assignee_ids)
          ? body.assignee_ids.map((one) => user(PEOPLE[Number(one) - 2] ?? ''))
          : [];
        const project = `${API}/projects/${PROJECT}`;
        const issue: Issue = {
          id: id(),
          iid,
          project_id: PROJECT,
          title: String(body.title),
          description: body.description === undefined ? null : String(body.description),
          state: 'opened',
          type: 'ISSUE',
          issue_type: 'issue',
          labels: [],
          assignees,
          author: user(login),
          created_at: time(),
          updated_at: time(),
          due_date: null,
          web_url: `${HOME}/${REPO}/-/issues/${iid}`,
          references: { short: `#${iid}`, relative: `#${iid}`, full: `${REPO}#${iid}` },
          confidential: false,
          discussion_locked: null,
          user_notes_count: 0,
          merge_requests_count: 0,
          upvotes: 0,
          downvotes: 0,
          has_tasks: false,
          task_status: '',
          task_completion_status: { count: 0, completed_count: 0 },
          time_stats: {
            time_estimate: 0,
            total_time_spent: 0,
            human_time_estimate: null,
            human_total_time_spent: null,
          },
          subscribed: false,
          _links: {
            self: `${project}/issues/${iid}`,
            notes: `${project}/issues/${iid}/notes`,
            award_emoji: `${project}/issues/${iid}/award_emoji`,
            project,
          },
        };
        const kept: Kept = { issue, notes: [], labels: [], states: [] };
        issues.set(iid, kept);
        relabel(kept, login, words(body.labels));
        for (const one of assignees) note(kept, login, `assigned to @${one.username}`, true);
        return { status: 201, body: issue };
      },
    },
    {
      method: 'GET',
      path: /^~\/issues\/(\d+)$/,
      answer: onIssue(({ issue }) => ({ status: 200, body: issue })),
    },
    {
      method: 'PUT',
      path: /^~\/issues\/(\d+)$/,
      answer: onIssue((kept, { login, body }) => {
        const { issue, states } = kept;
        if (LEVELS[login] < 15) return { status: 403, body: { message: '403 Forbidden' } };
        if (body.title !== undefined) issue.title = String(body.title);
        if (body.state_event !== undefined) {
          issue.state = body.state_event === 'close' ? 'closed' : 'opened';
          const state = body.state_event === 'close' ? 'closed' : 'reopened';
          states.push({
            id: id(),
            user: user(login),
            created_at: time(),
            resource_type: 'Issue',
            resource_id: issue.id,
            state,
          });
        }
        const removed = words(body.remove_labels);
        const left = issue.labels.filter((one) => !removed.includes(one));
        relabel(kept, login, [...new Set([...left, ...words(body.add_labels)])]);
        issue.updated_at = time();
        return { status: 200, body: issue };
      }),
    },
    {
      method: 'DELETE',
      path: /^~\/issues\/(\d+)$/,
      answer: (_, [number]) => ({ status: issues.delete(Number(number)) ? 204 : 404 }),
    },
    {
      method: 'GET',
      path: /^~\/issues\/(\d+)\/resource_label_events$/,
      answer: onIssue(({ labels }, { query }) => page(labels, query)),
    },
    {
      method: 'GET',
      path: /^~\/issues\/(\d+)\/resource_state_events$/,
      answer: onIssue(({ states }, { query }) => page(states, query)),
    },
    {
      method: 'GET',
      path: /^~\/issues\/(\d+)\/notes$/,
      answer: onIssue(({ notes }, { query }) => {
        const filter = query.get('activity_filter') ?? 'all_notes';
        const found = notes.filter(
          ({ system }) => filter === 'all_notes' || system === (filter === 'only_activity'),
        );
        return page(query.get('sort') === 'asc' ? found : found.reverse(), query);
      }),
    },
    {
      method: 'POST',
      path: /^~\/issues\/(\d+)\/notes$/,
      answer: onIssue((kept, { login, body }) => ({
        status: 201,
        body: note(kept, login, String(body.body)),
      })),
    },
    {
      method: 'PUT',
      path: /^~\/issues\/(\d+)\/notes\/(\d+)$/,
      answer: onIssue(({ notes }, { login, body }, [, number]) => {
        const found = notes.find((one) => one.id === Number(number));
        if (!found) return NOTHING;
        if (found.author.username !== login && LEVELS[login] < 40)
          return { status: 403, body: { message: '403 Forbidden' } };
        found.body = String(body.body);
        return { status: 200, body: found };
      }),
    },
    {
      method: 'DELETE',
      path: /^~\/issues\/(\d+)\/notes\/(\d+)$/,
      answer: onIssue(({ notes }, _, [, number]) => {
        const at = notes.findIndex((one) => one.id === Number(number));
        return at < 0 ? NOTHING : { status: notes.splice(at, 1).length > 0 ? 204 : 404 };
      }),
    },
  ];

  return (asked) => {
    const inProject = /^\/projects\/([^/]+)/.exec(asked.path);
    const named = decodeURIComponent(inProject?.[1] ?? '');
    if (inProject && ((named !== REPO && named !== String(PROJECT)) || LEVELS[asked.login] === 0))
      return NOTHING;
    const path = asked.path.replace(/^\/projects\/[^/]+/, '~');
    for (const route of table) {
      const match = route.method === asked.method ? route.path.exec(path) : null;
      if (match) return route.answer(asked, match.slice(1));
    }
    return NOTHING;
  };
}
