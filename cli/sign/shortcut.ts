import { createHmac } from 'node:crypto';
import { newestSecret } from './secret.ts';
import type { Signer } from './signer.ts';

/** https://developer.shortcut.com/api/webhook/v1#Signature */
export const shortcut: Signer = {
  tracker: 'shortcut',
  sign({ body }, connection) {
    const mac = createHmac('sha256', newestSecret(connection)).update(body).digest('hex');
    return {
      body,
      headers: { 'content-type': 'application/json', 'payload-signature': mac },
    };
  },
};
