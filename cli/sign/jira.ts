import { createHmac } from 'node:crypto';
import { newestSecret } from './secret.ts';
import type { Signer } from './signer.ts';

/** https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks */
export const jira: Signer = {
  tracker: 'jira',
  sign({ body, id }, connection) {
    const mac = createHmac('sha256', newestSecret(connection)).update(body).digest('hex');
    return {
      body,
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        'user-agent': 'Atlassian Webhook HTTP Client',
        'x-atlassian-webhook-identifier': id,
        'x-hub-signature': `sha256=${mac}`,
      },
    };
  },
};
