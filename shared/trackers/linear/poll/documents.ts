import type { LinearDocument } from '@linear/sdk';
import * as z from 'zod/mini';
import { list, operation } from '../define.ts';
import { ISSUE_FIELDS, IssueShown } from '../issue-shown.ts';

/**
 * Linear bills what might be answered, whether it is or not: 10,000 points a request, 250,000 an hour and more. A page of 25 issues with 50
 * labels each comes to 1,700. https://linear.app/developers/rate-limiting
 */
export const POLL = operation<{ filter: LinearDocument.IssueFilter; after: string | null }>()(
  `query Poll($filter: IssueFilter!, $after: String) {
    organization { id }
    issues(first: 25, after: $after, filter: $filter, orderBy: updatedAt) {
      nodes {
        updatedAt
        ${ISSUE_FIELDS}
        labels(first: 50) { nodes { id name } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  z.object({
    organization: z.object({ id: z.string() }),
    issues: z.object({
      nodes: z.array(z.extend(IssueShown, { updatedAt: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullish(z.string()) }),
    }),
  }),
);

/** As many as a probe shows; where there are more, it does not tell. */
export const PROBED = 20;

/** Whether anything changed at all, for some 25 points. */
export const PROBE = operation<{ filter: LinearDocument.IssueFilter }>()(
  `query Probe($filter: IssueFilter!) {
    issues(first: ${PROBED}, filter: $filter, orderBy: updatedAt) { nodes { id updatedAt } }
  }`,
  z.object({ issues: list(z.object({ id: z.string(), updatedAt: z.string() })) }),
);

const Person = z.nullish(z.object({ id: z.string(), name: z.string(), email: z.string() }));
const State = z.nullish(z.object({ name: z.string(), type: z.string() }));

/** What happened to an issue, the newest first. */
export const HISTORY = operation<{ id: string; after: string | null }>()(
  `query History($id: String!, $after: String) {
    issue(id: $id) {
      trashed createdAt
      creator { id name email }
      history(first: 50, after: $after) {
        nodes {
          createdAt
          actor { id name email }
          botActor { id name }
          addedLabels { name }
          fromState { name type }
          toState { name type }
          toAssignee { id name email }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  z.object({
    issue: z.object({
      trashed: z.nullish(z.boolean()),
      createdAt: z.string(),
      creator: Person,
      history: z.object({
        nodes: z.array(
          z.object({
            createdAt: z.string(),
            actor: Person,
            botActor: z.nullish(
              z.object({ id: z.nullish(z.string()), name: z.nullish(z.string()) }),
            ),
            addedLabels: z.nullish(z.array(z.object({ name: z.string() }))),
            fromState: State,
            toState: State,
            toAssignee: Person,
          }),
        ),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.nullish(z.string()) }),
      }),
    }),
  }),
);
