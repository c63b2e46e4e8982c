import type { Letter, Webhooks } from '../../../contracts/tracker/webhooks.ts';
import { NOW, SIGNING_TOKEN, sample, signed } from './sender.ts';

const start = (reads: Webhooks['samples'][number]['reads']) => ({ means: 'start', reads }) as const;
const stop = (reads: Webhooks['samples'][number]['reads']) => ({ means: 'stop', reads }) as const;
const nothing = (reads: Webhooks['samples'][number]['reads']) =>
  ({ means: 'nothing', reads }) as const;

const what: Omit<Webhooks, 'proof' | 'otherSecret' | 'covers' | 'key' | 'sign'> = {
  now: NOW,
  perAttempt: ['x-gitlab-event-uuid', 'x-gitlab-webhook-uuid'],
  never: [],
  samples: [
    { file: 'issue.open', ...nothing({ event: { changes: [{ kind: 'opened' }], own: false } }) },
    {
      file: 'issue.update-labeled',
      ...start({ event: { changes: [{ kind: 'labeled', label: 'sluice' }], own: false } }),
    },
    {
      file: 'issue.update-unlabeled',
      ...stop({ event: { changes: [{ kind: 'unlabeled', label: 'sluice' }] } }),
    },
    {
      file: 'issue.update-assigned',
      ...nothing({ event: { changes: [{ kind: 'assigned', assignee: 'jo-otieno' }] } }),
    },
    {
      file: 'issue.update-unassigned',
      ...nothing({ event: { changes: [{ kind: 'unassigned', assignee: 'jo-otieno' }] } }),
    },
    { file: 'issue.update-edited', ...nothing({ event: { changes: [{ kind: 'edited' }] } }) },
    {
      file: 'issue.close',
      ...stop({ event: { changes: [{ kind: 'closed' }], ticket: { open: false } } }),
    },
    {
      file: 'issue.reopen',
      ...nothing({ event: { changes: [{ kind: 'reopened' }], ticket: { open: true } } }),
    },
    {
      file: 'issue.update-moved',
      ...stop({ event: { changes: [{ kind: 'closed' }, { kind: 'transferred' }] } }),
    },
    {
      file: 'issue.confidential',
      ...start({
        event: { name: 'issue.update', changes: [{ kind: 'labeled', label: 'sluice' }] },
      }),
    },
    {
      file: 'work_item.update-labeled',
      ...start({ event: { name: 'work_item.update', ticket: { type: 'task' } } }),
    },
    { file: 'note.create', ...start({ event: { name: 'note.create', own: false } }) },
    { file: 'note.update', ...nothing({ event: { name: 'note.update', own: false } }) },
    { file: 'note.confidential', ...start({ event: { name: 'note.create' } }) },
    { file: 'note.merge_request', ...nothing({ ignored: 'pull_request' }) },
    { file: 'merge_request.open', ...nothing({ ignored: 'pull_request' }) },
  ],
  echoes: [
    {
      given: 'our account labels',
      body: JSON.stringify({ ...sample('issue.update-labeled'), user: ourAccount() }),
    },
    {
      given: 'our account closes',
      body: JSON.stringify({ ...sample('issue.close'), user: ourAccount() }),
    },
  ],
  commented,
};

/** GitLab's deliveries with a secret token, which is only sent along. */
export const withToken: Webhooks = {
  ...what,
  proof: 'x-gitlab-token',
  otherSecret: 'the next token of the harbour',
  covers: 'nothing',
  key: 'body',
  sign: (_, secret) => ({ 'x-gitlab-token': secret }),
};

/** And with a signing token. */
export const withSignature: Webhooks = {
  ...what,
  proof: 'webhook-signature',
  otherSecret: `whsec_${Buffer.alloc(32, 8).toString('base64')}`,
  covers: 'body',
  key: 'id',
  age: { oldestMs: 300_000, aheadMs: 300_000 },
  sign(body, secret, at) {
    if (!secret.startsWith('whsec_')) throw new Error('It is no signing token');
    return { ...signed(body, secret, at), 'x-gitlab-token': SIGNING_TOKEN };
  },
};

/** A comment as the person of the sample wrote it. */
function commented(note: string): Letter {
  const payload = sample('note.create');
  const attributes = { ...payload.object_attributes, note };
  return { body: JSON.stringify({ ...payload, object_attributes: attributes }) };
}

function ourAccount() {
  return { ...sample('issue.close').user, id: 4_711, username: 'sluice-agent' };
}
