import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { BackendOptions } from '../../../../shared/core/backend.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { shortcutBackend } from '../../../../shared/trackers/shortcut/backend.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import type { BackendWish, TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import { api } from './api.ts';
import type { Json } from './letters.ts';
import { ANN, eventOf, SLUICE } from './letters.ts';
import { shortcutSchema } from './shortcut-schema.ts';
import { PEOPLE, workspace } from './workspace.ts';

const SHARED = process.env.SLUICE_SHARED;

/** A Shortcut that listens on this machine; Ann works there. Where its description is at hand, everything is held against it. */
export async function openShortcut(): Promise<
  TrackerServer & { readonly place: ReturnType<typeof workspace> }
> {
  const place = workspace();
  const answerTo = api(place);
  const judge = SHARED ? shortcutSchema(SHARED) : () => [];
  let problems: string[] = [];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const given = await textOf(request);
    const body = given === '' ? undefined : JSON.parse(given);
    const token = String(request.headers['shortcut-token']);
    const { method = '' } = request;
    const path = url.pathname.replace('/api/v3', '');
    // What is answered is what it was then.
    const answer = JSON.parse(JSON.stringify(answerTo({ method, path, body, token })));
    const { status, body: answered } = answer;
    const exchange = {
      method,
      path: url.pathname,
      query: url.searchParams,
      body,
      status,
      answer: answered,
    };
    problems.push(...judge(exchange));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answered));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const story = ({ id }: TicketRef): Json => place.stories.get(Number(id));
  const change = async (ref: TicketRef, fields: Json) => void place.update(ANN, story(ref), fields);
  const names = (ref: TicketRef): string[] => story(ref).labels.map(({ name }: Json) => name);

  return {
    place,
    backend: (wish) => shortcutBackend.create(optionsOf(`http://127.0.0.1:${port}`, wish)),
    create: async ({ title = 'Totals', description = '', labels = [], assigned }: Wish = {}) => {
      const wish = { name: title, description, labels, ...(assigned && { owner_ids: [ANN] }) };
      return eventOf(place.create(ANN, wish).entry).ticket;
    },
    retitle: (ref, title) => change(ref, { name: title }),
    label: (ref, name, on) =>
      change(ref, {
        labels: on ? [...names(ref), name] : names(ref).filter((each) => each !== name),
      }),
    close: (ref) => change(ref, { workflow_state_id: 504 }),
    remove: async ({ id }) => void place.stories.delete(Number(id)),
    comment: async (ref, text) => void place.comment(ANN, story(ref), { text }),
    deleteComment: async (ref, id) => {
      story(ref).comments = story(ref).comments.filter((each: Json) => String(each.id) !== id);
    },
    shows: async (ref) => ({
      open: ![504, 505, 604].includes(story(ref).workflow_state_id) && !story(ref).archived,
      labels: names(ref).toSorted(),
      comments: story(ref).comments.map(({ text }: Json) => text),
    }),
    later: place.later,
    query: {},
    assignee: ANN,
    member: { id: ANN, name: 'ann' },
    stranger: { id: PEOPLE.gone, name: 'gone' },
    problems: () => {
      const found = problems;
      problems = [];
      return found;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function optionsOf(
  baseUrl: string,
  { settings, fetch = globalThis.fetch }: BackendWish = {},
): BackendOptions {
  return {
    connection: {
      name: 'shortcut',
      baseUrl,
      secrets: [],
      callbackHosts: [],
      accounts: ['harbor-goods'],
      self: [SLUICE],
    },
    credentials: { token: 'sluice' },
    settings: { labels: LABELS, states: {}, close: false, ...settings },
    fetch,
  };
}
