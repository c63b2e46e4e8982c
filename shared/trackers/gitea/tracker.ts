import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Tracker, Verification } from '../../core/tracker.ts';
import { verifyHmac } from '../signature/hmac.ts';
import { read } from './read.ts';
import { signedContent } from './signed-content.ts';
import { times } from './times.ts';

/**
 * Gitea and Forgejo. Signature: `X-Gitea-Signature: <hex>`, or the same as `X-Forgejo-Signature`, of HMAC-SHA256 over the JSON. A hook
 * without a secret sends the header empty. It covers no header, and `X-Gitea-Delivery` is another in each attempt: the key is the digest
 * of the JSON.
 */
export const gitea: Tracker = {
  name: 'gitea',
  needsRule: true,
  canLook: true,
  callsBack: false,
  createsTickets: true,
  accepts: ['application/json', 'application/x-www-form-urlencoded'],
  times,
  verify,
  read,
};

const FORM = { prefix: '', encoding: 'hex', algorithm: 'sha256' } as const;
/** Several times a UUID. */
const MAX_SENDER_ID_CHARS = 128;

function verify(delivery: Delivery, { secrets }: Connection): Verification {
  const { headers } = delivery;
  // What cannot be a form is taken as it is, and `read` says what is wrong with it.
  const body = signedContent(delivery) ?? delivery.body;
  const header = headers.has('x-gitea-signature') ? 'x-gitea-signature' : 'x-forgejo-signature';
  const verified = verifyHmac({ headers, body }, secrets, { ...FORM, header });
  const sent = headers.get('x-gitea-delivery') ?? headers.get('x-forgejo-delivery');
  const senderId = sent?.slice(0, MAX_SENDER_ID_CHARS);
  return 'key' in verified && senderId ? { ...verified, senderId } : verified;
}
