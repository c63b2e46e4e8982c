import type { Letter, Webhooks } from '../../../contracts/tracker/webhooks.ts';
import { sample, signatureOf } from './sender.ts';

/** Gitea's deliveries, for the contract of trackers. */
export const webhooks: Webhooks = {
  now: Date.UTC(2026, 2, 2, 9),
  proof: 'x-gitea-signature',
  otherSecret: 'the next secret of the harbour',
  covers: 'body',
  key: 'body',
  perAttempt: ['x-gitea-delivery', 'x-github-delivery', 'x-gogs-delivery'],
  never: [],
  sign: (body, secret) => ({ 'x-gitea-signature': signatureOf(body, secret) }),
  samples: [
    {
      file: 'issues.opened',
      means: 'nothing',
      reads: { event: { name: 'issues.opened', changes: [{ kind: 'opened' }], own: false } },
    },
    {
      file: 'issues.label_updated',
      means: 'start',
      reads: {
        event: {
          changes: [
            { kind: 'labeled', label: 'bug' },
            { kind: 'labeled', label: 'sluice' },
          ],
          own: false,
        },
      },
    },
    {
      file: 'issues.label_cleared',
      means: 'stop',
      reads: {
        event: {
          changes: [
            { kind: 'unlabeled', label: 'bug' },
            { kind: 'unlabeled', label: 'sluice' },
          ],
          ticket: { labels: [] },
        },
      },
    },
    {
      file: 'issues.assigned',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'assigned', assignee: 'jo-otieno' }] } },
    },
    {
      file: 'issues.unassigned',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'unassigned', assignee: '' }] } },
    },
    {
      file: 'issues.edited',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'edited' }] } },
    },
    {
      file: 'issues.closed',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'closed' }], ticket: { open: false } } },
    },
    {
      file: 'issues.reopened',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'reopened' }], ticket: { open: true } } },
    },
    {
      file: 'issues.deleted',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'deleted' }] } },
    },
    {
      file: 'issues.milestoned',
      means: 'nothing',
      reads: { ignored: 'action_not_handled', name: 'issues.milestoned' },
    },
    {
      file: 'issue_comment.created',
      means: 'start',
      reads: { event: { name: 'issue_comment.created', own: false } },
    },
    {
      file: 'issue_comment.edited',
      means: 'start',
      reads: { event: { name: 'issue_comment.edited', own: false } },
    },
    {
      file: 'issue_comment.deleted',
      means: 'nothing',
      reads: { ignored: 'action_not_handled' },
    },
    {
      file: 'pull_request_comment.created',
      means: 'nothing',
      reads: { ignored: 'pull_request' },
    },
  ],
  echoes: [
    {
      given: 'our account labels',
      body: JSON.stringify({ ...sample('issues.label_updated'), sender: ourAccount() }),
    },
    {
      given: 'our account closes',
      body: JSON.stringify({ ...sample('issues.closed'), sender: ourAccount() }),
    },
  ],
  commented,
};

/** A comment as the person of the sample wrote it. */
function commented(text: string): Letter {
  const payload = sample('issue_comment.created');
  return { body: JSON.stringify({ ...payload, comment: { ...payload.comment, body: text } }) };
}

function ourAccount() {
  return { ...sample('issues.closed').sender, id: 4_711, login: 'sluice-agent' };
}
