import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Reading, Tracker, Verification } from '../../core/tracker.ts';
import { parseBody } from '../body/parse-json.ts';
import { verifyHmac } from '../signature/hmac.ts';
import { PRECISION_MS } from './letter.ts';
import { read as readPayload } from './read.ts';

/**
 * Jira Cloud issues. Signature: `X-Hub-Signature: sha256=<hex>` over the raw body, SHA-256 under the name that others used for SHA-1.
 * `X-Atlassian-Webhook-Identifier` stays the same over retries, and is not signed: the key is the body's digest.
 */
export const jira: Tracker = {
  name: 'jira',
  needsRule: true,
  canLook: true,
  callsBack: false,
  placedBy: 'baseUrl',
  accepts: ['application/json'],
  times: { '*': { field: 'timestamp', precisionMs: PRECISION_MS } },
  verify,
  read,
};

const FORM = {
  header: 'x-hub-signature',
  prefix: 'sha256=',
  encoding: 'hex',
  algorithm: 'sha256',
} as const;

function verify(delivery: Delivery, { secrets }: Connection): Verification {
  const verified = verifyHmac(delivery, secrets, FORM);
  if ('refused' in verified) return verified;
  const senderId = delivery.headers.get('x-atlassian-webhook-identifier');
  return { ...verified, ...(senderId !== null && { senderId }) };
}

function read(delivery: Delivery, connection: Connection): Reading {
  const parsed = parseBody(delivery.body);
  return 'invalid' in parsed ? parsed : readPayload(parsed.value, connection);
}
