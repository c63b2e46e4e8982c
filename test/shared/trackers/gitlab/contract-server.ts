import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { gitlabBackend } from '../../../../shared/trackers/gitlab/backend.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import type { TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import { startEmulatedGitlab } from './emulated-gitlab.ts';
import type { Login } from './emulated-routes.ts';
import { PROJECT, REPO } from './emulated-routes.ts';
import { connection, reading, sample } from './sender.ts';

const path = ({ readableId }: TicketRef) => `~/issues/${readableId.split('#')[1]}`;

/** The emulated GitLab, for the contract of trackers. Mara works there. */
export async function openGitlab(): Promise<TrackerServer> {
  const gitlab = await startEmulatedGitlab();
  const does = async (login: Login, route: string, body?: unknown) => {
    const [method = '', to = ''] = route.split(' ');
    const response = await fetch(`${gitlab.url}/api/v4${to.replace('~', `/projects/${PROJECT}`)}`, {
      method,
      headers: { authorization: `Bearer ${login}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${route}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const mara = (route: string, body?: unknown) => does('mara', route, body);
  const somebody = async (login: Login) => ({
    id: String((await does(login, 'GET /user')).id),
    name: login,
  });

  async function create({ title = 'Totals', description, labels = [], assigned }: Wish = {}) {
    const user = await mara('GET /user');
    const issue = await mara('POST ~/issues', {
      title,
      description,
      labels: labels.join(','),
      assignee_ids: assigned ? [user.id] : [],
    });
    const payload = sample('issue.open');
    const attributes = { ...issue, url: issue.web_url, type: 'Issue', action: 'open' };
    const read = reading(
      {
        ...payload,
        user,
        object_attributes: { ...attributes, labels: issue.labels.map(asLabel) },
        project: { ...payload.project, path_with_namespace: REPO },
      },
      { baseUrl: gitlab.url },
    );
    if (!('event' in read)) throw new Error(JSON.stringify(read));
    return read.event.ticket;
  }

  return {
    backend: ({ settings, fetch: fetcher = fetch } = {}) =>
      gitlabBackend.create({
        connection: { ...connection, baseUrl: gitlab.url, self: ['sluice'] },
        credentials: { token: 'sluice' },
        settings: { labels: LABELS, states: {}, close: false, ...settings },
        fetch: fetcher,
      }),
    create,
    retitle: (ref, title) => mara(`PUT ${path(ref)}`, { title }),
    label: (ref, name, on) =>
      mara(`PUT ${path(ref)}`, on ? { add_labels: name } : { remove_labels: name }),
    close: (ref) => mara(`PUT ${path(ref)}`, { state_event: 'close' }),
    remove: (ref) => mara(`DELETE ${path(ref)}`),
    comment: (ref, body) => mara(`POST ${path(ref)}/notes`, { body }),
    deleteComment: (ref, id) => mara(`DELETE ${path(ref)}/notes/${id}`),
    async shows(ref) {
      const { state, labels } = await mara(`GET ${path(ref)}`);
      const comments: { body: string }[] = await mara(
        `GET ${path(ref)}/notes?activity_filter=only_comments&sort=asc&per_page=100`,
      );
      return {
        open: state === 'opened',
        labels: labels.toSorted(),
        comments: comments.map(({ body }) => body),
      };
    },
    later: gitlab.later,
    problems: gitlab.problems,
    query: { repos: [REPO] },
    assignee: 'mara',
    member: await somebody('mara'),
    stranger: await somebody('passer'),
    stop: gitlab.stop,
  };
}

function asLabel(title: string) {
  return { id: 1, title };
}
