import type { Webhooks } from '../../../contracts/tracker/webhooks.ts';
import { changed, proof, SLUICE, user } from './letters.ts';

const us = user(SLUICE, 'Sluice');
const by = (name: string, what: (payload: ReturnType<typeof changed>) => void) =>
  JSON.stringify(changed(name, what));

/** Jira's deliveries, for the contract of trackers. */
export const webhooks: Webhooks = {
  now: Date.UTC(2026, 10, 20, 10),
  proof: 'x-hub-signature',
  otherSecret: 'the next secret of the site',
  covers: 'body',
  key: 'body',
  perAttempt: [
    'x-atlassian-webhook-identifier',
    'x-atlassian-webhook-retry',
    'x-atlassian-webhook-flow',
  ],
  never: [],
  sign: (body, secret) => ({ 'x-hub-signature': proof(body, secret) }),
  samples: [
    {
      file: 'issue_created',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'opened' }], own: false } },
    },
    {
      file: 'issue_updated-labeled',
      means: 'start',
      reads: { event: { changes: [{ kind: 'labeled', label: 'sluice' }], own: false } },
    },
    {
      file: 'issue_updated-unlabeled',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'unlabeled', label: 'sluice-in-progress' }] } },
    },
    {
      file: 'issue_updated-moved',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'moved', status: 'In Progress' }] } },
    },
    {
      file: 'issue_updated-closed',
      means: 'stop',
      reads: {
        event: {
          changes: [{ kind: 'closed' }, { kind: 'moved', status: 'Done' }],
          ticket: { open: false, status: 'Done' },
        },
      },
    },
    {
      file: 'issue_updated-reopened',
      means: 'start',
      reads: { event: { changes: [{ kind: 'reopened' }, { kind: 'moved', status: 'To Do' }] } },
    },
    {
      file: 'issue_updated-assigned',
      means: 'nothing',
      reads: { event: { ticket: { assignees: ['Bob Roy', '5c5f880629be9642ba529340'] } } },
    },
    {
      file: 'issue_updated-unassigned',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'unassigned', assignee: '5c5f880629be9642ba529340' }] } },
    },
    {
      file: 'issue_updated-edited',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'edited' }] } },
    },
    {
      file: 'issue_updated-field',
      means: 'nothing',
      reads: { ignored: 'not_a_trigger', name: 'jira:issue_updated', readableId: 'jira:SHOP-42' },
    },
    {
      file: 'issue_deleted',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'deleted' }] } },
    },
    {
      file: 'comment_created',
      means: 'start',
      reads: { event: { name: 'comment_created', own: false, ticket: { partial: true } } },
    },
    {
      file: 'comment_updated',
      means: 'nothing',
      reads: { event: { name: 'comment_updated', own: false } },
    },
    {
      file: 'comment_deleted',
      means: 'nothing',
      reads: { ignored: 'action_not_handled', readableId: 'jira:SHOP-42' },
    },
    {
      file: 'sprint_started',
      means: 'nothing',
      reads: { ignored: 'event_not_handled', name: 'sprint_started' },
    },
  ],
  echoes: [
    {
      given: 'our account labels',
      body: by('issue_updated-labeled', (payload) => Object.assign(payload, { user: us })),
    },
    {
      given: 'our account moves',
      body: by('issue_updated-moved', (payload) => Object.assign(payload, { user: us })),
    },
    {
      given: 'our account comments',
      body: by('comment_created', ({ comment }) => Object.assign(comment, { author: us })),
    },
    {
      given: 'our account changes its comment',
      body: by('comment_updated', ({ comment }) => Object.assign(comment, { updateAuthor: us })),
    },
  ],
};
