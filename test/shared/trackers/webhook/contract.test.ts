import { createHmac } from 'node:crypto';
import { signStandard } from '../../../../shared/core/standard-webhooks.ts';
import { webhookBackend } from '../../../../shared/trackers/webhook/backend.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { trackerContract } from '../../../contracts/tracker/contract.ts';
import type { Sample, Webhooks } from '../../../contracts/tracker/webhooks.ts';
import { connection, NOW } from './connections.ts';

const start = (file: string, title: string): Sample => ({
  file,
  means: 'start',
  reads: { event: { ticket: { title }, changes: [{ kind: 'submitted' }], own: false } },
});
const untitled = (file: string, field: string): Sample => ({
  file,
  means: 'nothing',
  reads: { invalid: 'field_missing', field },
});
const common = { now: NOW, covers: 'body', never: ['stop'], echoes: [] } as const;

const standard: Webhooks = {
  ...common,
  proof: 'webhook-signature',
  otherSecret: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
  key: 'id',
  perAttempt: ['user-agent'],
  age: { oldestMs: 300_000, aheadMs: 300_000 },
  sign: (body, secret, at) => ({ ...signStandard(secret, 'msg_7', at / 1000, body) }),
  samples: [
    start('submitted', 'Nightly build fails on arm64'),
    start('minimal', 'Update the copyright year'),
    untitled('mapped', 'title'),
  ],
};

const hmac: Webhooks = {
  ...common,
  proof: 'x-signature',
  otherSecret: 'the next one',
  key: 'body',
  perAttempt: ['x-request-id'],
  sign: (body, secret) => ({
    'x-signature': `sha512=${createHmac('sha512', secret).update(body).digest('base64')}`,
  }),
  samples: [
    start('mapped', 'The basket forgets its voucher'),
    untitled('submitted', 'title (issue.fields.summary)'),
    untitled('minimal', 'title (issue.fields.summary)'),
  ],
};

trackerContract({
  tracker: webhook,
  as: 'by Standard Webhooks',
  kind: webhookBackend,
  connection: connection(),
  webhooks: standard,
});

trackerContract({
  tracker: webhook,
  as: 'by a plain HMAC and with a mapping',
  kind: webhookBackend,
  connection: connection({
    secrets: ['a plain one'],
    signature: {
      scheme: 'hmac',
      header: 'x-signature',
      prefix: 'sha512=',
      encoding: 'base64',
      algorithm: 'sha512',
    },
    mapping: { 'issue.id': 'id', 'issue.fields.summary': 'title' },
  }),
  webhooks: hmac,
});
