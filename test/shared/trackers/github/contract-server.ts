import { startGithub } from '../../../../infra/local/trackers/github/start.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import { leapingClock } from '../../../contracts/tracker/leaping-clock.ts';
import type { TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import { APP, backendOf, does, REPO } from './emulated.ts';
import { judged } from './judged.ts';
import { reading } from './sender.ts';

const path = ({ readableId }: TicketRef) => `~/issues/${readableId.split('#')[1]}`;

/** The emulated GitHub, for the contract of trackers. Mara works there; every token is its person's login. */
export async function openGithub(): Promise<TrackerServer> {
  const { clock, later } = leapingClock();
  const github = await startGithub({
    repo: REPO,
    users: [
      { login: 'mara', token: 'mara', permission: 'admin' },
      { login: 'passer', token: 'passer', permission: 'none' },
    ],
    bot: { login: 'sluice', token: 'sluice' },
    app: APP,
    clock,
  });
  const judge = judged();
  const mara = (route: string, body?: unknown) => does(github, 'mara', route, body);
  const somebody = async (login: string) => {
    const { id } = await mara(`GET /users/${login}`);
    return { id: String(id), name: login };
  };

  const sender = await mara('GET /users/mara');
  const repository = await mara('GET ~');
  async function create({ title = 'Totals', description, labels, assigned }: Wish = {}) {
    const body = { title, body: description, labels, assignees: assigned ? ['mara'] : [] };
    const issue = await mara('POST ~/issues', body);
    const read = reading('issues', { action: 'opened', issue, repository, sender });
    if (!('event' in read)) throw new Error(JSON.stringify(read));
    return read.event.ticket;
  }

  return {
    backend: ({ settings, fetch = globalThis.fetch } = {}) =>
      backendOf(github.url, {
        name: 'github',
        labels: LABELS,
        ...settings,
        fetch: judge.watching(fetch, github.url),
      }).backend,
    problems: judge.problems,
    create,
    retitle: (ref, title) => mara(`PATCH ${path(ref)}`, { title }),
    label: (ref, name, on) =>
      on
        ? mara(`POST ${path(ref)}/labels`, { labels: [name] })
        : mara(`DELETE ${path(ref)}/labels/${name}`),
    close: (ref) => mara(`PATCH ${path(ref)}`, { state: 'closed' }),
    remove: (ref) => mara(`DELETE ${path(ref).replace('~', `/${REPO}`)}`),
    comment: (ref, body) => mara(`POST ${path(ref)}/comments`, { body }),
    deleteComment: (_, id) => mara(`DELETE ~/issues/comments/${id}`),
    async shows(ref) {
      const { state, labels } = await mara(`GET ${path(ref)}`);
      const comments: { body: string }[] = await mara(`GET ${path(ref)}/comments?per_page=100`);
      return {
        open: state === 'open',
        labels: labels.map(({ name }: { name: string }) => name).sort(),
        comments: comments.map(({ body }) => body),
      };
    },
    later,
    query: { repos: [REPO] },
    assignee: 'mara',
    member: await somebody('mara'),
    stranger: await somebody('passer'),
    stop: () => github.close(),
  };
}
