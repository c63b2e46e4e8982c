import { startLinear } from '../../../../infra/local/trackers/linear/start.ts';
import type { Backend, BackendOptions, Credentials } from '../../../../shared/core/backend.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { linearBackend } from '../../../../shared/trackers/linear/backend.ts';
import type { Json } from './letters.ts';
import { SECRET } from './letters.ts';

const LABELS = {
  trigger: 'sluice',
  inProgress: 'sluice-in-progress',
  failed: 'sluice-failed',
};

export interface Sent {
  readonly query: string;
  readonly variables: Json;
  readonly authorization: string | null;
}

/** Stands between a backend and Linear: `pass` lets the request through. */
export type Between = (sent: Sent, pass: () => Promise<Response>) => Response | Promise<Response>;

interface Given {
  readonly credentials?: Credentials | undefined;
  readonly settings?: Partial<BackendOptions['settings']>;
  readonly between?: Between;
}

/** Where nobody listens: what was sent is in the log. */
const NOWHERE = 'http://127.0.0.1:9/';

/** An emulated Linear with one team, backends that record what they send, and webhooks that are only logged. */
export async function startLab() {
  const linear = await startLinear({
    team: { key: 'ENG' },
    users: [
      { name: 'Ann', token: 'lin_api_ann', admin: true },
      { name: 'Bob', token: 'lin_api_bob' },
    ],
    app: { name: 'Sluice', token: 'app-token', clientId: 'client', clientSecret: 'hush' },
    labels: ['sluice', 'Bug'],
    webhook: { url: NOWHERE, secret: SECRET },
    delayMs: 1,
  });
  const sent: Sent[] = [];

  async function ask(query: string, variables: object = {}, token = 'lin_api_ann'): Promise<Json> {
    const response = await fetch(linear.url, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  function backend({ settings, between, ...given }: Given = {}): Backend {
    const recorded: typeof fetch = async (input, init) => {
      if (!String(input).endsWith('/graphql')) return fetch(input, init);
      const { query, variables } = JSON.parse(String(init?.body));
      const authorization = new Headers(init?.headers).get('authorization');
      const one = { query, variables, authorization };
      sent.push(one);
      const pass = () => fetch(input, init);
      return between ? between(one, pass) : pass();
    };
    return linearBackend.create({
      connection: { name: 'linear', baseUrl: linear.url, secrets: [], callbackHosts: [] },
      credentials: 'credentials' in given ? given.credentials : { token: 'app-token' },
      settings: { labels: LABELS, states: {}, close: false, ...settings },
      fetch: recorded,
    });
  }

  const { teams, users, issueLabels } = await ask(
    '{ teams { nodes { id states { nodes { id name } } } } users { nodes { id name } } issueLabels { nodes { id name } } }',
  );
  const team = teams.nodes[0];
  const idOf = (list: Json) => (name: string) =>
    list.nodes.find((one: Json) => one.name === name).id;

  /** A new issue, with labels by name. */
  async function issue(labels: readonly string[] = [], state = 'Todo'): Promise<TicketRef> {
    const { issueLabels: known } = await ask('{ issueLabels { nodes { id name } } }');
    const { issueCreate } = await ask(
      'mutation ($input: IssueCreateInput!) { issueCreate(input: $input) { issue { id identifier } } }',
      {
        input: {
          teamId: team.id,
          title: 'Totals are wrong',
          description: 'They are.',
          priority: 1,
          stateId: idOf(team.states)(state),
          labelIds: labels.map(idOf(known)),
        },
      },
    );
    const { id, identifier } = issueCreate.issue;
    return {
      key: `linear:${linear.organizationId}:${id}`,
      readableId: `linear:${identifier}`,
      connection: 'linear',
      id,
      account: linear.organizationId,
    };
  }

  /** What a person sees on it. */
  async function shows({ id }: TicketRef) {
    const { issue: found } = await ask(
      'query ($id: String!) { issue(id: $id) { state { name } labels { nodes { name } } comments { nodes { id body } } } }',
      { id },
    );
    return {
      state: found.state.name,
      labels: found.labels.nodes.map(({ name }: Json) => name).sort(),
      comments: found.comments.nodes.map(({ body }: Json) => body),
    };
  }

  return {
    linear,
    sent,
    ask,
    backend,
    issue,
    shows,
    user: idOf(users) as (name: string) => string,
    state: idOf(team.states) as (name: string) => string,
    label: idOf(issueLabels) as (name: string) => string,
  };
}

export type Lab = Awaited<ReturnType<typeof startLab>>;

/** The operation's own name. */
export function nameOf({ query }: Pick<Sent, 'query'>): string {
  return /^\w+ (\w+)/.exec(query)?.[1] ?? '';
}

/** Lets the named operation happen and loses its answer, once. */
export function answerLost(operation: string): Between {
  let lost = false;
  return async (sent, pass) => {
    if (lost || nameOf(sent) !== operation) return pass();
    lost = true;
    await pass();
    throw new TypeError('fetch failed');
  };
}
