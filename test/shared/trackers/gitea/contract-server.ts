import type { Comment, Issue, Label } from 'gitea-js';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { giteaBackend } from '../../../../shared/trackers/gitea/backend.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import type { TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import type { Gitea, Login } from './gitea.ts';
import type { Judge } from './judge.ts';
import { connection, reading } from './sender.ts';

export const REPO = 'harbor-goods/shop';
const path = ({ readableId }: TicketRef) => `~/issues/${readableId.split('#')[1]}`;

/** A Gitea with the private repository of an organisation of Mara's, for the contract of trackers. */
export async function openGitea(gitea: Gitea, judge?: Judge): Promise<TrackerServer> {
  const does = async (login: Login, route: string, body?: unknown) => {
    const [method = '', to = ''] = route.split(' ');
    const response = await fetch(`${gitea.url}/api/v1${to.replace('~', `/repos/${REPO}`)}`, {
      method,
      headers: {
        authorization: `token ${gitea.tokens[login]}`,
        'content-type': 'application/json',
      },
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

  await mara('POST /orgs', { username: 'harbor-goods', visibility: 'private' });
  await mara('POST /orgs/harbor-goods/repos', { name: 'shop', private: true });
  await mara('PUT ~/collaborators/jo', { permission: 'write' });
  await mara('PUT ~/collaborators/sluice', { permission: 'admin' });
  await mara('POST /orgs/harbor-goods/labels', { name: LABELS.trigger, color: '#00aabb' });

  async function idOf(name: string): Promise<number> {
    const lists = await Promise.all(
      ['/orgs/harbor-goods', '~'].map((where) => mara(`GET ${where}/labels?limit=50`)),
    );
    const known = lists.flat().find((label: Label) => label.name === name);
    return (known ?? (await mara('POST ~/labels', { name, color: '#00aabb' }))).id;
  }

  async function create({ title = 'Totals', description, labels = [], assigned }: Wish = {}) {
    const ids: number[] = [];
    for (const name of labels) ids.push(await idOf(name));
    const assignees = assigned ? ['mara'] : [];
    const issue = await mara('POST ~/issues', { title, body: description, labels: ids, assignees });
    const payload = {
      action: 'opened',
      issue,
      repository: await mara('GET ~'),
      sender: await mara('GET /user'),
    };
    const read = reading(payload, { baseUrl: gitea.url });
    if (!('event' in read)) throw new Error(JSON.stringify(read));
    return read.event.ticket;
  }

  return {
    backend: ({ settings, fetch: fetcher = fetch } = {}) =>
      giteaBackend.create({
        connection: { ...connection, baseUrl: gitea.url, self: ['sluice'] },
        credentials: { token: gitea.tokens.sluice },
        settings: { labels: LABELS, states: {}, close: false, ...settings },
        fetch: judge ? judge.watch(fetcher) : fetcher,
      }),
    create,
    retitle: (ref, title) => mara(`PATCH ${path(ref)}`, { title }),
    async label(ref, name, on) {
      const id = await idOf(name);
      await (on
        ? mara(`POST ${path(ref)}/labels`, { labels: [id] })
        : mara(`DELETE ${path(ref)}/labels/${id}`));
    },
    close: (ref) => mara(`PATCH ${path(ref)}`, { state: 'closed' }),
    remove: (ref) => mara(`DELETE ${path(ref)}`),
    comment: (ref, body) => mara(`POST ${path(ref)}/comments`, { body }),
    deleteComment: (_, id) => mara(`DELETE ~/issues/comments/${id}`),
    async shows(ref) {
      const issue: Issue = await mara(`GET ${path(ref)}`);
      const comments: Comment[] = await mara(`GET ${path(ref)}/comments`);
      return {
        open: issue.state === 'open',
        labels: (issue.labels ?? []).map(({ name = '' }) => name).sort(),
        comments: comments.map(({ body = '' }) => body),
      };
    },
    later: gitea.later,
    query: { repos: [REPO] },
    assignee: 'mara',
    member: await somebody('mara'),
    stranger: await somebody('passer'),
    ...(judge && { problems: judge.problems }),
    stop: gitea.stop,
  };
}
