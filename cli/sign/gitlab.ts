import { signStandard } from '../../shared/core/standard-webhooks.ts';
import { newestSecret } from './secret.ts';
import type { Signer } from './signer.ts';

/** https://docs.gitlab.com/user/project/integrations/webhooks/. A signing token signs; a secret token is sent along. */
export const gitlab: Signer = {
  tracker: 'gitlab',
  sign({ body, id, event, now }, connection) {
    const secret = newestSecret(connection);
    const isSigning = secret.startsWith('whsec_');
    return {
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitLab/sluice',
        'idempotency-key': id,
        'x-gitlab-event-uuid': id,
        ...(event !== undefined && { 'x-gitlab-event': event }),
        ...(isSigning ? signStandard(secret, id, now / 1_000, body) : { 'x-gitlab-token': secret }),
      },
    };
  },
};
