import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Reading, Tracker, Verification, Verified } from '../../core/tracker.ts';
import type { Parsed } from '../body/parse-json.ts';
import { parseBody } from '../body/parse-json.ts';
import { text } from '../body/unproven.ts';
import { verifyHmac } from '../signature/hmac.ts';
import type { Reader } from './letter.ts';
import { PRECISION_MS } from './letter.ts';
import type { Payload } from './payload.ts';
import { readComment } from './read-comment.ts';
import { readIssue } from './read-issue.ts';
import { readSession } from './read-session.ts';

/**
 * Linear. Signature: `Linear-Signature: <hex>` of HMAC-SHA256 over the raw body. `Linear-Delivery` and `Linear-Timestamp` are not
 * signed and `webhookId` is the same in every delivery, so the key is the body's digest.
 */
export const linear: Tracker = {
  name: 'linear',
  needsRule: true,
  canLook: true,
  callsBack: false,
  accepts: ['application/json'],
  times: { '*': { field: 'createdAt', precisionMs: PRECISION_MS } },
  verify,
  read,
};

/** Linear tries again after 1 minute, 1 hour and 6 hours, with the same body and so with its old time; some way is added for each. */
const MAX_AGE_MS = (7 * 60 + 10) * 60_000;
/** How far Linear's clock may be ahead of ours. */
const MAX_AHEAD_MS = 5 * 60_000;

const FORM = {
  header: 'linear-signature',
  prefix: '',
  encoding: 'hex',
  algorithm: 'sha256',
} as const;

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['Issue', readIssue],
  ['Comment', readComment],
  ['AgentSessionEvent', readSession],
]);

/** A verification brings along what it had to parse, as the signed time is inside of the body. */
interface Opened extends Verified {
  readonly parsed: Parsed;
}

function verify(delivery: Delivery, { secrets }: Connection, now: number): Verification {
  const verified = verifyHmac(delivery, secrets, FORM);
  if ('refused' in verified) return verified;
  const senderId = delivery.headers.get('linear-delivery');
  const parsed = parseBody(delivery.body);
  const opened: Opened = { ...verified, ...(senderId !== null && { senderId }), parsed };
  // It is Linear's own, and `read` says what is wrong with it; a time that cannot be read is no reason to call it forged.
  if ('invalid' in parsed) return opened;
  const sentAt = parsed.value.webhookTimestamp;
  if (typeof sentAt !== 'number') return { refused: 'timestamp_missing' };
  const age = now - sentAt;
  return age > MAX_AGE_MS || age < -MAX_AHEAD_MS ? { refused: 'timestamp_out_of_range' } : opened;
}

function read(delivery: Delivery, connection: Connection, verified: Verified): Reading {
  const parsed = isOpened(verified) ? verified.parsed : parseBody(delivery.body);
  if ('invalid' in parsed) return parsed;
  const payload: Payload = parsed.value;
  const type = text(payload.type);
  const action = text(payload.action);
  if (type === undefined) return { invalid: 'field_missing', field: 'type' };
  if (action === undefined) return { invalid: 'field_missing', field: 'action' };
  const name = `${type}.${action}`;
  const reader = READERS.get(type);
  if (!reader) return { ignored: 'event_not_handled', name };
  const at = Date.parse(text(payload.createdAt) ?? '');
  if (Number.isNaN(at)) return { invalid: 'field_missing', field: 'createdAt' };
  const account = text(payload.organizationId) ?? '';
  return reader({ name, action, payload, connection, account, at });
}

function isOpened(verified: Verified): verified is Opened {
  return 'parsed' in verified;
}
