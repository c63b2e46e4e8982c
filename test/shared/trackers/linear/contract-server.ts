import { linearPerson } from '../../../../infra/local/trackers/linear/person.ts';
import { startLinear } from '../../../../infra/local/trackers/linear/start.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { linearBackend } from '../../../../shared/trackers/linear/backend.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import { leapingClock } from '../../../contracts/tracker/leaping-clock.ts';
import type { TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import { reading, SECRET } from './letters.ts';
import { linearSchema } from './linear-schema.ts';

/** Where nobody listens: what was sent is in the log. */
const NOWHERE = 'http://127.0.0.1:9/';
const STRANGER = { id: 'b0a3f1d8-5c27-4e96-8d04-f7e1c9a52b63', name: 'Eve' };
const TOKEN = 'lin_api_ann';

/** The emulated Linear, for the contract of trackers. Ann works there. */
export async function openLinear(): Promise<TrackerServer> {
  const { clock, later } = leapingClock(2);
  const linear = await startLinear({
    team: { key: 'ENG' },
    users: [{ name: 'Ann', token: TOKEN }],
    app: { name: 'Sluice', token: 'app-token' },
    labels: ['sluice'],
    webhook: { url: NOWHERE, secret: SECRET },
    delayMs: 1,
    clock,
  });
  const shared = process.env.SLUICE_SHARED;
  const judge = shared ? linearSchema(shared) : () => [];
  const problems: string[] = [];
  const watching =
    (inner: typeof fetch): typeof fetch =>
    (input, init) => {
      problems.push(...judge(JSON.parse(String(init?.body))));
      return inner(input, init);
    };
  const ann = linearPerson(linear.url, TOKEN);
  const ask = async (query: string, variables: object = {}) => {
    const response = await fetch(linear.url, {
      method: 'POST',
      headers: { authorization: TOKEN, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { teams, users } = await ask('{ teams { nodes { id } } users { nodes { id name } } }');
  const teamId = teams.nodes[0].id;
  const known = new Set<string>();
  async function need(labels: readonly string[]): Promise<void> {
    const { issueLabels } = await ask('{ issueLabels(first: 250) { nodes { name } } }');
    for (const { name } of issueLabels.nodes) known.add(name);
    const create =
      'mutation ($input: IssueLabelCreateInput!) { issueLabelCreate(input: $input) { success } }';
    for (const name of labels) if (!known.has(name)) await ask(create, { input: { name, teamId } });
  }
  const nameOf = ({ readableId }: TicketRef) => readableId.replace(/^linear:/, '');

  async function create({ title = 'Totals', description, labels = [], assigned }: Wish = {}) {
    await need(labels);
    const text = { title, labels, ...(description !== undefined && { description }) };
    const identifier = await ann.createIssue(text);
    if (assigned) await ann.assign(identifier, 'Ann');
    const letter = linear
      .deliveries()
      .findLast(({ event, body }) => event === 'Issue' && body.includes(`"${identifier}"`));
    const read = reading(letter?.body ?? '{}');
    if (!('event' in read)) throw new Error(JSON.stringify(read));
    return read.event.ticket;
  }

  return {
    backend: ({ settings, fetch: inner = fetch } = {}) =>
      linearBackend.create({
        connection: {
          name: 'linear',
          baseUrl: linear.url,
          secrets: [],
          callbackHosts: [],
          self: [linear.appUserId],
        },
        credentials: { token: 'app-token' },
        settings: { labels: LABELS, states: {}, close: false, ...settings },
        fetch: watching(inner),
      }),
    problems: () => problems.splice(0),
    create,
    retitle: async (ref, title) => void (await ann.edit(nameOf(ref), { title })),
    async label(ref, name, on) {
      await need([name]);
      await (on ? ann.addLabel(nameOf(ref), name) : ann.removeLabel(nameOf(ref), name));
    },
    close: (ref) => ann.move(nameOf(ref), 'Done'),
    remove: ({ id }) =>
      ask('mutation ($id: String!) { issueDelete(id: $id, permanentlyDelete: true) { success } }', {
        id,
      }),
    comment: async (ref, body) => void (await ann.comment(ref.id, body)),
    deleteComment: async (_, id) => void (await ann.deleteComment(id)),
    async shows(ref) {
      const { state, labels, comments } = await ann.view(nameOf(ref));
      return {
        open: !['Done', 'Canceled'].includes(state),
        labels: labels.toSorted(),
        comments: comments.map(({ body }) => body),
      };
    },
    later,
    query: { teams: ['ENG'] },
    assignee: 'Ann',
    member: users.nodes.find(({ name }: { name: string }) => name === 'Ann'),
    stranger: STRANGER,
    stop: () => linear.close(),
  };
}
