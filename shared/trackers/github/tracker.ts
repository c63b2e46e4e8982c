import type { Tracker } from '../../core/tracker.ts';
import type { HmacForm } from '../signature/hmac.ts';
import { verifyHmac } from '../signature/hmac.ts';
import { read } from './read.ts';
import { times } from './times.ts';

const SIGNATURE: HmacForm = {
  header: 'x-hub-signature-256',
  prefix: 'sha256=',
  encoding: 'hex',
  algorithm: 'sha256',
};

/**
 * GitHub issues and their comments. Signature: `X-Hub-Signature-256: sha256=<hex>` over the raw body, JSON or form. It covers no
 * header, so `X-GitHub-Delivery` is kept for people only.
 */
export const github: Tracker = {
  name: 'github',
  needsRule: true,
  canLook: true,
  createsTickets: true,
  callsBack: false,
  accepts: ['application/json', 'application/x-www-form-urlencoded'],
  times,
  verify({ headers, body }, { secrets }) {
    const verified = verifyHmac({ headers, body }, secrets, SIGNATURE);
    const senderId = headers.get('x-github-delivery')?.slice(0, MAX_SENDER_ID_CHARS);
    return 'key' in verified && senderId ? { ...verified, senderId } : verified;
  },
  read,
};

/** Several times a GUID; the header is not signed. */
const MAX_SENDER_ID_CHARS = 128;
