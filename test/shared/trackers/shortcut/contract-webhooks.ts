import type { Webhooks } from '../../../contracts/tracker/webhooks.ts';
import { changed, proof, SLUICE } from './letters.ts';

const by = (name: string) =>
  JSON.stringify(changed(name, (payload) => Object.assign(payload, { member_id: SLUICE })));

/** Shortcut's deliveries, for the contract of trackers. */
export const webhooks: Webhooks = {
  now: Date.UTC(2026, 10, 20, 10),
  proof: 'payload-signature',
  otherSecret: 'the next secret of the workspace',
  covers: 'body',
  key: 'body',
  perAttempt: [],
  never: [],
  sign: (body, secret) => ({ 'payload-signature': proof(body, secret) }),
  samples: [
    {
      file: 'story.create',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'opened' }], own: false } },
    },
    {
      file: 'story.update-labeled',
      means: 'start',
      reads: { event: { changes: [{ kind: 'labeled', label: 'sluice' }], own: false } },
    },
    {
      file: 'story.update-labeled-new',
      means: 'start',
      reads: { event: { changes: [{ kind: 'labeled', label: 'sluice' }] } },
    },
    {
      file: 'story.update-unlabeled',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'unlabeled', label: 'sluice-in-progress' }] } },
    },
    {
      file: 'story.update-moved',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'moved', status: 'In Development' }] } },
    },
    {
      file: 'story.update-closed',
      means: 'stop',
      reads: {
        event: {
          changes: [{ kind: 'closed' }, { kind: 'moved', status: 'Done' }],
          ticket: { open: false, status: 'Done' },
        },
      },
    },
    {
      file: 'story.update-reopened',
      means: 'start',
      reads: {
        event: {
          changes: [{ kind: 'reopened' }, { kind: 'moved', status: 'Ready for Development' }],
        },
      },
    },
    {
      file: 'story.update-archived',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'closed' }], ticket: { open: false } } },
    },
    {
      file: 'story.update-assigned',
      means: 'nothing',
      reads: { event: { name: 'story.update', ticket: { partial: true } } },
    },
    {
      file: 'story.update-unassigned',
      means: 'nothing',
      reads: { event: { name: 'story.update', ticket: { partial: true } } },
    },
    {
      file: 'story.update-edited',
      means: 'nothing',
      reads: { event: { changes: [{ kind: 'edited' }] } },
    },
    {
      file: 'story.update-estimate',
      means: 'nothing',
      reads: { ignored: 'not_a_trigger', name: 'story.update', readableId: 'shortcut:4812' },
    },
    {
      file: 'story.update-several',
      means: 'start',
      reads: { event: { ticket: { readableId: 'shortcut:4812' } } },
    },
    {
      file: 'story.delete',
      means: 'stop',
      reads: { event: { changes: [{ kind: 'deleted' }], ticket: { account: 'harbor-goods' } } },
    },
    {
      file: 'story-comment.create',
      means: 'start',
      reads: { event: { name: 'story-comment.create', own: false } },
    },
    {
      file: 'story-comment.update',
      means: 'start',
      reads: { event: { name: 'story-comment.update', own: false } },
    },
    {
      file: 'story-comment.delete',
      means: 'nothing',
      reads: { ignored: 'action_not_handled', name: 'story-comment.delete' },
    },
    { file: 'epic.update', means: 'nothing', reads: { ignored: 'event_not_handled' } },
  ],
  echoes: [
    { given: 'our token labels', body: by('story.update-labeled') },
    { given: 'our token moves', body: by('story.update-moved') },
    { given: 'our token comments', body: by('story-comment.create') },
  ],
  commented: (text) => ({
    body: JSON.stringify(
      changed('story-comment.create', (payload) => {
        payload.actions[0].text = text;
      }),
    ),
  }),
};
