import type { LinearDocument } from '@linear/sdk';
import * as z from 'zod/mini';
import { list, operation } from './define.ts';
import { ISSUE_FIELDS, IssueShown } from './issue-shown.ts';

const Thing = z.object({ id: z.string() });
const Named = z.object({ id: z.string(), name: z.string() });
const State = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  position: z.number(),
});
const Done = z.object({ success: z.literal(true) });

/** The issue as a person sees it, and which rights the actors have in the workspace. */
export const LOOK = operation<{ id: string; actors: readonly string[]; anybody: boolean }>()(
  `query Look($id: String!, $actors: [ID!]!, $anybody: Boolean!) {
    issue(id: $id) {
      ${ISSUE_FIELDS}
      labels(first: 100) { nodes { id name } }
    }
    users(first: 50, filter: { id: { in: $actors } }) @include(if: $anybody) {
      nodes { id active admin guest app }
    }
  }`,
  z.object({
    issue: IssueShown,
    users: z.optional(
      list(
        z.object({
          id: z.string(),
          active: z.boolean(),
          admin: z.boolean(),
          guest: z.boolean(),
          app: z.boolean(),
        }),
      ),
    ),
  }),
);

/** Where the issue stands and may go, and which of the labels in question it has. */
export const STAND = operation<{ id: string; labels: LinearDocument.IssueLabelFilter }>()(
  `query Stand($id: String!, $labels: IssueLabelFilter!) {
    issue(id: $id) {
      id trashed
      state { id name type position }
      labels(first: 20, filter: $labels) { nodes { id name } }
      team { id key states(first: 100) { nodes { id name type position } } }
    }
  }`,
  z.object({
    issue: z.object({
      id: z.string(),
      trashed: z.nullish(z.boolean()),
      state: State,
      labels: list(Named),
      team: z.object({ id: z.string(), key: z.string(), states: list(State) }),
    }),
  }),
);

/** Labels by name: the team's own and the workspace's, which have no team. */
export const LABELS = operation<{ filter: LinearDocument.IssueLabelFilter }>()(
  `query Labels($filter: IssueLabelFilter!) {
    issueLabels(first: 20, filter: $filter) { nodes { id name isGroup team { id } } }
  }`,
  z.object({
    issueLabels: list(
      z.object({ id: z.string(), name: z.string(), isGroup: z.boolean(), team: z.nullish(Thing) }),
    ),
  }),
);

export const CREATE_LABEL = operation<{ input: LinearDocument.IssueLabelCreateInput }>()(
  `mutation CreateLabel($input: IssueLabelCreateInput!) {
    issueLabelCreate(input: $input) { success issueLabel { id } }
  }`,
  z.object({ issueLabelCreate: z.extend(Done, { issueLabel: Thing }) }),
);

export const UPDATE_ISSUE = operation<{ id: string; input: LinearDocument.IssueUpdateInput }>()(
  `mutation UpdateIssue($id: String!, $input: IssueUpdateInput!) {
    issueUpdate(id: $id, input: $input) { success }
  }`,
  z.object({ issueUpdate: Done }),
);

export const CREATE_COMMENT = operation<{ input: LinearDocument.CommentCreateInput }>()(
  `mutation CreateComment($input: CommentCreateInput!) { commentCreate(input: $input) { success } }`,
  z.object({ commentCreate: Done }),
);

export const UPDATE_COMMENT = operation<{
  id: string;
  input: LinearDocument.CommentUpdateInput;
}>()(
  `mutation UpdateComment($id: String!, $input: CommentUpdateInput!) {
    commentUpdate(id: $id, input: $input) { success comment { archivedAt } }
  }`,
  z.object({
    commentUpdate: z.extend(Done, { comment: z.object({ archivedAt: z.nullish(z.string()) }) }),
  }),
);

/** The workspace, who asks, its webhooks, and which of some labels there are. Only for setting up. */
export const SIDE = operation<{ labels: LinearDocument.IssueLabelFilter }>()(
  `query Side($labels: IssueLabelFilter!) {
    organization { id urlKey }
    webhooks(first: 100) { nodes { id url enabled resourceTypes allPublicTeams team { key } } }
    issueLabels(first: 100, filter: $labels) { nodes { name } }
  }`,
  z.object({
    organization: z.object({ id: z.string(), urlKey: z.string() }),
    webhooks: list(
      z.object({
        id: z.string(),
        url: z.nullish(z.string()),
        enabled: z.boolean(),
        resourceTypes: z.array(z.string()),
        allPublicTeams: z.boolean(),
        team: z.nullish(z.object({ key: z.string() })),
      }),
    ),
    issueLabels: list(z.object({ name: z.string() })),
  }),
);

export const CREATE_WEBHOOK = operation<{ input: LinearDocument.WebhookCreateInput }>()(
  `mutation CreateWebhook($input: WebhookCreateInput!) {
    webhookCreate(input: $input) { success webhook { id } }
  }`,
  z.object({ webhookCreate: z.extend(Done, { webhook: Thing }) }),
);

export const UPDATE_WEBHOOK = operation<{
  id: string;
  input: LinearDocument.WebhookUpdateInput;
}>()(
  `mutation UpdateWebhook($id: String!, $input: WebhookUpdateInput!) {
    webhookUpdate(id: $id, input: $input) { success }
  }`,
  z.object({ webhookUpdate: Done }),
);

/** The session's newest activities. */
export const ACTIVITIES = operation<{ session: string }>()(
  `query Activities($session: String!) {
    agentSession(id: $session) { activities(first: 50) { nodes { id } } }
  }`,
  z.object({ agentSession: z.object({ activities: list(Thing) }) }),
);

export const CREATE_ACTIVITY = operation<{ input: LinearDocument.AgentActivityCreateInput }>()(
  `mutation CreateActivity($input: AgentActivityCreateInput!) {
    agentActivityCreate(input: $input) { success }
  }`,
  z.object({ agentActivityCreate: Done }),
);
