import type { LinearIssueView } from './view.ts';
import { issueView, VIEW } from './view.ts';

export interface LinearIssueText {
  readonly title: string;
  readonly description?: string;
  readonly labels?: readonly string[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Nodes<T> {
  readonly nodes: readonly T[];
}

/** What the API answers, as far as it is read. */
type Lists = Readonly<Record<'issueLabels' | 'users', Nodes<Named>>>;

interface Teams {
  readonly teams: Nodes<Pick<Named, 'id'>>;
}

interface Sessions {
  readonly issue: { readonly agentSessions: Nodes<Pick<Named, 'id'>> };
}

interface States {
  readonly issue: { readonly team: { readonly states: Nodes<Named> } };
}

interface IssueCreated {
  readonly issueCreate: { readonly issue: { readonly identifier: string } };
}

interface View {
  readonly issue: Parameters<typeof issueView>[0];
}

interface CommentCreated {
  readonly commentCreate: { readonly comment: Pick<Named, 'id'> };
}

const SESSIONS =
  'query S($id: String!) { issue(id: $id) { agentSessions(first: 1) { nodes { id } } } }';

const STATES = 'query T($id: String!) { issue(id: $id) { team { states { nodes { id name } } } } }';

/** What a person does in Linear, through its API and nothing else. Issues go by identifier: `ENG-1`. */
export type LinearPerson = ReturnType<typeof linearPerson>;

export function linearPerson(url: string, token: string) {
  async function call<Answer = unknown>(query: string, variables: object = {}): Promise<Answer> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(`${response.status} ${JSON.stringify(errors)}`);
    return data;
  }

  function mutate<Answer = unknown>(field: string, input: object, id?: string) {
    const type =
      id === undefined ? field.replace(/^./, (first) => first.toUpperCase()) : 'IssueUpdate';
    const query =
      id === undefined
        ? `mutation M($input: ${type}Input!) { ${field}(input: $input) { success ${PAYLOADS[field]} } }`
        : `mutation M($id: String!, $input: ${type}Input!) { ${field}(id: $id, input: $input) { success } }`;
    return call<Answer>(query, { id, input });
  }
  const update = (id: string, input: object) => mutate('issueUpdate', input, id);

  async function named(list: 'issueLabels' | 'users', name: string): Promise<Named> {
    const type = list === 'users' ? 'UserFilter' : 'IssueLabelFilter';
    const query = `query N($filter: ${type}!) { ${list}(filter: $filter) { nodes { id name } } }`;
    const data = await call<Lists>(query, { filter: { name: { eq: name } } });
    const [found] = data[list].nodes;
    if (!found) throw new Error(`Linear has no ${name} in ${list}`);
    return found;
  }
  const ids = (names: readonly string[]) =>
    Promise.all(names.map(async (name) => (await named('issueLabels', name)).id));
  const user = async (name: string | null) =>
    name === null ? null : (await named('users', name)).id;

  async function prompt(issue: string, body: string, signal?: 'stop'): Promise<void> {
    const agentSessionId = (await call<Sessions>(SESSIONS, { id: issue })).issue.agentSessions
      .nodes[0]?.id;
    if (!agentSessionId) throw new Error(`${issue} has no agent session`);
    await mutate('agentActivityCreatePrompt', {
      agentSessionId,
      content: { type: 'prompt', body },
      ...(signal && { signal }),
    });
  }

  return {
    /** Answers the identifier. */
    async createIssue({ labels = [], ...text }: LinearIssueText): Promise<string> {
      const teamId = (await call<Teams>('{ teams { nodes { id } } }')).teams.nodes[0]?.id;
      const data = await mutate<IssueCreated>('issueCreate', {
        ...text,
        teamId,
        labelIds: await ids(labels),
      });
      return data.issueCreate.issue.identifier;
    },
    edit: (issue: string, text: Partial<Omit<LinearIssueText, 'labels'>>) => update(issue, text),
    addLabel: async (issue: string, label: string) =>
      update(issue, { addedLabelIds: await ids([label]) }),
    removeLabel: async (issue: string, label: string) =>
      update(issue, { removedLabelIds: await ids([label]) }),
    /** @param name null takes the assignee away. */
    assign: async (issue: string, name: string | null) =>
      update(issue, { assigneeId: await user(name) }),
    /** To the app: opens an agent session. @param name null takes it back. */
    delegate: async (issue: string, name: string | null) =>
      update(issue, { delegateId: await user(name) }),
    async move(issue: string, state: string): Promise<void> {
      const states = (await call<States>(STATES, { id: issue })).issue.team.states.nodes;
      await update(issue, { stateId: states.find(({ name }) => name === state)?.id });
    },
    async comment(issueId: string, body: string, parentId?: string): Promise<string> {
      const data = await mutate<CommentCreated>('commentCreate', {
        issueId,
        body,
        ...(parentId && { parentId }),
      });
      return data.commentCreate.comment.id;
    },
    editComment: (id: string, body: string) =>
      call(
        'mutation E($id: String!, $input: CommentUpdateInput!) { commentUpdate(id: $id, input: $input) { success } }',
        {
          id,
          input: { body },
        },
      ),
    deleteComment: (id: string) =>
      call('mutation D($id: String!) { commentDelete(id: $id) { success } }', { id }),
    delete: (id: string) =>
      call('mutation D($id: String!) { issueDelete(id: $id) { success } }', { id }),
    /** Says something to the issue's newest agent session. */
    prompt: (issue: string, body: string) => prompt(issue, body),
    /** Presses stop on it. */
    stopSession: (issue: string) => prompt(issue, 'Stop', 'stop'),
    async view(issue: string): Promise<LinearIssueView> {
      return issueView((await call<View>(VIEW, { id: issue })).issue);
    },
  };
}

/** What we want back of each creation. */
const PAYLOADS: Record<string, string> = {
  issueCreate: 'issue { identifier }',
  commentCreate: 'comment { id }',
  agentActivityCreatePrompt: 'agentActivity { id }',
};
