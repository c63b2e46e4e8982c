import { createHmac } from 'node:crypto';
import { ownId } from '../../../../shared/trackers/linear/own-id.ts';
import type { Meaning, Sample, Webhooks } from '../../../contracts/tracker/webhooks.ts';
import type { Json } from './letters.ts';
import { changed } from './letters.ts';

const MINUTE = 60_000;

const sample = (
  file: string,
  means: Meaning,
  kinds: readonly string[],
  more: object = { own: false },
): Sample => ({
  file,
  means,
  reads: { event: { changes: kinds.map((kind) => ({ kind })), ...more } } as Sample['reads'],
});

/** Linear's deliveries, for the contract of trackers. */
export const webhooks: Webhooks = {
  now: Date.UTC(2026, 10, 20, 11, 30),
  proof: 'linear-signature',
  otherSecret: 'lin_wh_the_next',
  covers: 'body',
  key: 'body',
  perAttempt: ['linear-delivery', 'linear-timestamp'],
  never: [],
  age: {
    oldestMs: 430 * MINUTE,
    aheadMs: 5 * MINUTE,
    stamp: (body, at) => JSON.stringify({ ...JSON.parse(body), webhookTimestamp: at }),
  },
  sign: (body, secret) => ({
    'linear-signature': createHmac('sha256', secret).update(body).digest('hex'),
  }),
  samples: [
    sample('Issue.create', 'nothing', ['opened']),
    sample('Issue.update', 'start', ['labeled'], { ticket: { labels: ['Bug', 'sluice'] } }),
    sample('Issue.update-unlabeled', 'stop', ['unlabeled', 'unlabeled']),
    sample('Issue.update-assigned', 'nothing', ['assigned']),
    sample('Issue.update-closed', 'stop', ['closed', 'moved'], { ticket: { open: false } }),
    sample('Issue.remove', 'stop', ['deleted']),
    sample('Comment.create', 'start', ['commented'], { ticket: { partial: true } }),
    sample('Comment.update', 'start', ['commented']),
    { file: 'Comment.remove', means: 'nothing', reads: { ignored: 'action_not_handled' } },
    sample('AgentSessionEvent.created', 'start', ['delegated']),
    sample('AgentSessionEvent.created-mention', 'start', ['delegated']),
    sample('AgentSessionEvent.prompted', 'message', ['prompted']),
    sample('AgentSessionEvent.prompted-stop', 'stop', ['prompted']),
    { file: 'IssueLabel.create', means: 'nothing', reads: { ignored: 'event_not_handled' } },
  ],
  echoes: [
    ...['Issue.update', 'Issue.update-closed', 'Comment.create'].map((name) => ({
      given: `${name} by our app`,
      body: changed(name, (payload: Json) => {
        const id = '9b3e5c70-6f18-4d2a-8e47-c2a1d0f4b695';
        payload.actor = { id, type: 'OauthClient', name: 'Sluice' };
      }),
    })),
    {
      given: 'our comment, written with a person’s key',
      body: changed('Comment.create', (payload: Json) => {
        payload.data.id = ownId('linear:workspace:issue', 'task:1');
      }),
    },
  ],
};
