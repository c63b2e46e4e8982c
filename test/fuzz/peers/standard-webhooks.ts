import { Webhook } from 'standardwebhooks';
import { atItsTime } from './at-its-time.ts';
import type { Peer } from './peer.ts';

/** `new Webhook(secret).verify(payload, headers)`, with what `request.text()` makes of the body. */
export const standardWebhooks: Peer = {
  name: 'standardwebhooks',
  knows: ({ from }) => from === 'standard',
  believes({ headers, body, now }, secret) {
    const text = new TextDecoder().decode(body);
    atItsTime(now, () => new Webhook(secret).verify(text, Object.fromEntries(headers)));
    return true;
  },
};
