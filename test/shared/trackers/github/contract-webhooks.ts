import { createHmac } from 'node:crypto';
import type { Letter, Webhooks } from '../../../contracts/tracker/webhooks.ts';
import { sample } from './sender.ts';

const issues = { 'x-github-event': 'issues' };
const comments = { 'x-github-event': 'issue_comment' };

/** GitHub's deliveries, for the contract of trackers. */
export const webhooks: Webhooks = {
  now: Date.UTC(2026, 2, 2, 9),
  proof: 'x-hub-signature-256',
  otherSecret: 'the next secret of the shop',
  covers: 'body',
  key: 'body',
  perAttempt: ['x-github-delivery', 'x-github-hook-id'],
  never: [],
  sign: (body, secret) => ({
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }),
  samples: [
    {
      file: 'issues.opened',
      headers: issues,
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'opened' }], own: false } },
    },
    {
      file: 'issues.labeled',
      headers: issues,
      means: 'start',
      reads: { event: { changes: [{ kind: 'labeled', label: 'sluice' }], own: false } },
    },
    {
      file: 'issues.unlabeled',
      headers: issues,
      means: 'stop',
      reads: { event: { changes: [{ kind: 'unlabeled', label: 'sluice' }] } },
    },
    {
      file: 'issues.assigned',
      headers: issues,
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'assigned', assignee: 'jo-otieno' }] } },
    },
    {
      file: 'issues.unassigned',
      headers: issues,
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'unassigned', assignee: 'jo-otieno' }] } },
    },
    {
      file: 'issues.edited',
      headers: issues,
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'edited' }] } },
    },
    {
      file: 'issues.closed',
      headers: issues,
      means: 'stop',
      reads: { event: { changes: [{ kind: 'closed' }], ticket: { open: false } } },
    },
    {
      file: 'issues.reopened',
      headers: issues,
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'reopened' }], ticket: { open: true } } },
    },
    {
      file: 'issues.deleted',
      headers: issues,
      means: 'stop',
      reads: { event: { changes: [{ kind: 'deleted' }] } },
    },
    {
      file: 'issues.transferred',
      headers: issues,
      means: 'stop',
      reads: { event: { changes: [{ kind: 'transferred' }] } },
    },
    {
      file: 'issue_comment.created',
      headers: comments,
      means: 'start',
      reads: { event: { name: 'issue_comment.created', own: false } },
    },
    {
      file: 'issue_comment.edited',
      headers: comments,
      means: 'start',
      reads: { event: { name: 'issue_comment.edited', own: false } },
    },
    {
      file: 'ping',
      headers: { 'x-github-event': 'ping' },
      means: 'nothing',
      reads: { ignored: 'pong' },
    },
  ],
  echoes: [
    {
      given: 'our app labels',
      headers: issues,
      body: JSON.stringify({ ...sample('issues.labeled'), sender: ourApp() }),
    },
    {
      given: 'our app closes',
      headers: issues,
      body: JSON.stringify({ ...sample('issues.closed'), sender: ourApp() }),
    },
  ],
  commented,
};

/** A comment as the person of the sample wrote it. */
function commented(text: string): Letter {
  const payload = sample('issue_comment.created');
  const comment = { ...payload.comment, body: text };
  return { headers: comments, body: JSON.stringify({ ...payload, comment }) };
}

function ourApp() {
  const { sender } = sample('issues.labeled');
  return { ...sender, id: 4_711, login: 'sluice-agent[bot]', type: 'Bot' };
}
