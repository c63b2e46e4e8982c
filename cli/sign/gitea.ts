import { createHmac } from 'node:crypto';
import { newestSecret } from './secret.ts';
import type { Signer } from './signer.ts';

/** https://docs.gitea.com/usage/webhooks. What a payload is, it says itself. */
export const gitea: Signer = {
  tracker: 'gitea',
  sign({ body, id, event }, connection) {
    const mac = createHmac('sha256', newestSecret(connection)).update(body).digest('hex');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Go-http-client/1.1',
        'x-gitea-delivery': id,
        ...(event !== undefined && { 'x-gitea-event': event }),
        'x-gitea-signature': mac,
      },
    };
  },
};
