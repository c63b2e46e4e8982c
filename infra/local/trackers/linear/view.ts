/** What an issue looks like to whoever opens it. */
export interface LinearIssueView {
  readonly identifier: string;
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly assignee: string | undefined;
  readonly delegate: string | undefined;
  readonly comments: readonly {
    readonly id: string;
    readonly user: string;
    readonly body: string;
  }[];
  readonly sessions: readonly LinearSessionView[];
}

export interface LinearSessionView {
  readonly id: string;
  readonly status: string;
  readonly activities: readonly { readonly type: string; readonly body?: string }[];
}

interface Named {
  readonly name: string;
}

interface Nodes<T> {
  readonly nodes: readonly T[];
}

interface Answer {
  readonly identifier: string;
  readonly title: string;
  readonly description: string | null;
  readonly state: Named;
  readonly assignee: Named | null;
  readonly delegate: Named | null;
  readonly labels: Nodes<Named>;
  readonly comments: Nodes<{ readonly id: string; readonly user: Named; readonly body: string }>;
  readonly agentSessions: Nodes<{
    readonly id: string;
    readonly status: string;
    readonly activities: Nodes<{ readonly content: Activity }>;
  }>;
}

interface Activity {
  readonly type: string;
  readonly body?: string;
}

export const VIEW = `query View($id: String!) {
  issue(id: $id) {
    identifier title description state { name } assignee { name } delegate { name }
    labels { nodes { name } }
    comments(first: 250) { nodes { id body user { name } } }
    agentSessions { nodes { id status activities { nodes { content {
      ... on AgentActivityThoughtContent { type body }
      ... on AgentActivityActionContent { type action }
      ... on AgentActivityElicitationContent { type body }
      ... on AgentActivityResponseContent { type body }
      ... on AgentActivityErrorContent { type body }
      ... on AgentActivityPromptContent { type body }
    } } } } }
  }
}`;

/** Linear lists newest first; people read the other way. */
export function issueView(issue: Answer): LinearIssueView {
  return {
    identifier: issue.identifier,
    title: issue.title,
    description: issue.description ?? '',
    state: issue.state.name,
    assignee: issue.assignee?.name,
    delegate: issue.delegate?.name,
    labels: issue.labels.nodes.map(({ name }) => name),
    comments: issue.comments.nodes
      .map(({ id, body, user }) => ({ id, body, user: user.name }))
      .toReversed(),
    sessions: issue.agentSessions.nodes.map(({ id, status, activities }) => ({
      id,
      status,
      activities: activities.nodes.map(({ content }) => content).toReversed(),
    })),
  };
}
