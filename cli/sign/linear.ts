import { createHmac } from 'node:crypto';
import { jsonBody } from './json-body.ts';
import { newestSecret } from './secret.ts';
import type { Letter, Signer } from './signer.ts';

/** https://linear.app/developers/webhooks. The time is in the signed body, and an old one is refused: it is made new. */
export const linear: Signer = {
  tracker: 'linear',
  sign(letter, connection) {
    const body = letter.asIs ? letter.body : refreshed(letter);
    const { type, webhookTimestamp } = jsonBody(body) ?? {};
    const event = letter.event ?? (typeof type === 'string' ? type : undefined);
    const mac = createHmac('sha256', newestSecret(connection)).update(body).digest('hex');
    return {
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Linear-Webhook',
        'linear-delivery': letter.id,
        ...(event && { 'linear-event': event }),
        ...(typeof webhookTimestamp === 'number' && {
          'linear-timestamp': String(webhookTimestamp),
        }),
        'linear-signature': mac,
      },
    };
  },
};

/** What is no JSON object cannot be refreshed and goes as it is. */
function refreshed({ body, now }: Letter): Letter['body'] {
  const payload = jsonBody(body);
  return payload ? Buffer.from(JSON.stringify({ ...payload, webhookTimestamp: now })) : body;
}
