import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import type { BackendOptions } from '../../../../shared/core/backend.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { jiraBackend } from '../../../../shared/trackers/jira/backend.ts';
import { documentOf } from '../../../../shared/trackers/jira/document-of.ts';
import { documentText } from '../../../../shared/trackers/jira/document-text.ts';
import { LABELS } from '../../../contracts/tracker/labels.ts';
import type { BackendWish, TrackerServer, Wish } from '../../../contracts/tracker/server.ts';
import { api } from './api.ts';
import { jiraSchema } from './jira-schema.ts';
import type { Json } from './letters.ts';
import { ANN, eventOf, SITE, SLUICE } from './letters.ts';
import type { Site } from './site.ts';
import { openSite, PEOPLE } from './site.ts';

/** A Jira that listens on this machine; Ann works there. All that is asked and answered is held against its description. */
export async function openJira(): Promise<TrackerServer & { readonly site: Site }> {
  const site = openSite();
  const answerTo = api(site);
  const judge = await jiraSchema();
  let problems: string[] = [];

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const given = await textOf(request);
    const body = given === '' ? undefined : JSON.parse(given);
    const authorization = String(request.headers.authorization);
    const { method = '' } = request;
    const asked = {
      method,
      path: url.pathname.replace('/rest/api/3', ''),
      query: url.searchParams,
      body,
      authorization,
    };
    // What is answered is what it was then.
    const { status, body: answer } = JSON.parse(JSON.stringify(answerTo(asked)));
    problems.push(...judge({ ...asked, path: url.pathname, status, answer }));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(answer === undefined ? '' : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const issue = ({ id }: TicketRef): Json => site.issues.get(id);
  const change = async (ref: TicketRef, fields: Json) => void site.change(ANN, issue(ref), fields);
  const labels = (ref: TicketRef): string[] => issue(ref).fields.labels;

  return {
    site,
    backend: (wish) => jiraBackend.create(optionsOf(`http://127.0.0.1:${port}`, wish)),
    create: async ({
      title = 'Totals',
      description = '',
      labels: on = [],
      assigned,
    }: Wish = {}) => {
      const made = site.create(ANN, {
        summary: title,
        labels: on,
        ...(description !== '' && { description: documentOf(description) }),
        ...(assigned && { assignee: site.users[ANN] }),
      });
      const { id, key, self, fields } = made;
      return eventOf({
        webhookEvent: 'jira:issue_created',
        timestamp: Date.parse(fields.created),
        user: site.users[ANN],
        issue: { id, key, self, fields: { ...fields, description } },
      }).ticket;
    },
    retitle: (ref, title) => change(ref, { summary: title }),
    label: (ref, name, on) =>
      change(ref, {
        labels: on ? [...labels(ref), name] : labels(ref).filter((each) => each !== name),
      }),
    close: (ref) => change(ref, { status: site.status('Done') }),
    remove: async ({ id }) => void site.issues.delete(id),
    comment: async (ref, text) => void site.comment(ANN, issue(ref), { body: documentOf(text) }),
    deleteComment: async (ref, id) => {
      issue(ref).comments = issue(ref).comments.filter((each: Json) => each.id !== id);
    },
    shows: async (ref) => ({
      open: issue(ref).fields.status.statusCategory.key !== 'done',
      labels: labels(ref).toSorted(),
      comments: issue(ref).comments.map(({ body }: Json) => documentText(body)),
    }),
    later: site.later,
    query: {},
    assignee: ANN,
    member: { id: ANN, name: 'Ann Lee' },
    stranger: { id: PEOPLE.gone, name: 'Gus Gone' },
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
  { settings, fetch: given = globalThis.fetch }: BackendWish = {},
): BackendOptions {
  return {
    connection: {
      name: 'jira',
      baseUrl: `https://${SITE}`,
      secrets: [],
      callbackHosts: [],
      accounts: [SITE],
      self: [SLUICE],
      mention: 'sluice',
    },
    credentials: { email: 'sluice@harbor.example', token: 'token' },
    settings: { labels: LABELS, states: {}, close: false, ...settings },
    // The site's address leads here.
    fetch: (input, init) => given(String(input).replace(`https://${SITE}`, baseUrl), init),
  };
}
