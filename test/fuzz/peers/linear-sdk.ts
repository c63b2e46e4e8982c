import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { atItsTime } from './at-its-time.ts';
import type { Peer } from './peer.ts';

/** `new LinearWebhookClient(secret).verify(rawBody, signature)`. */
export const linearSdk: Peer = {
  name: '@linear/sdk/webhooks',
  knows: ({ from }) => from === 'linear',
  believes: ({ headers, body, now }, secret) =>
    atItsTime(now, () =>
      new LinearWebhookClient(secret).verify(body, headers.get('linear-signature') ?? ''),
    ),
};
