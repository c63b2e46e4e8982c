import type { Connection } from '../../core/connection.ts';
import { cut } from '../../core/cut.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Reading, Tracker, Verification, Verified } from '../../core/tracker.ts';
import type { Parsed } from '../body/parse-json.ts';
import { parseBody } from '../body/parse-json.ts';
import { text } from '../body/unproven.ts';
import { verifyHmac } from '../signature/hmac.ts';
import { PRECISION_MS } from './moment.ts';
import { read as readPayload } from './read.ts';

/**
 * Shortcut stories. Signature: `Payload-Signature: <hex>` of HMAC-SHA256 over the raw body, sent only where the webhook has a secret.
 * No header tells an id or a time; the `id` of the change is inside of the signed body, so its digest is the key.
 */
export const shortcut: Tracker = {
  name: 'shortcut',
  needsRule: true,
  canLook: true,
  callsBack: false,
  accepts: ['application/json'],
  times: { '*': { field: 'changed_at', precisionMs: PRECISION_MS } },
  verify,
  read,
};

const FORM = {
  header: 'payload-signature',
  prefix: '',
  encoding: 'hex',
  algorithm: 'sha256',
} as const;

/** It is a UUID. */
const MAX_ID_CHARS = 64;

/** A verification brings along what it parsed for the id. */
interface Opened extends Verified {
  readonly parsed: Parsed;
}

function verify(delivery: Delivery, { secrets }: Connection): Verification {
  const verified = verifyHmac(delivery, secrets, FORM);
  if ('refused' in verified) return verified;
  const parsed = parseBody(delivery.body);
  const id = 'value' in parsed ? text(parsed.value.id) : undefined;
  const senderId = id && cut(id, MAX_ID_CHARS);
  const opened: Opened = { ...verified, ...(senderId !== undefined && { senderId }), parsed };
  return opened;
}

function read(delivery: Delivery, connection: Connection, verified: Verified): Reading {
  const parsed = isOpened(verified) ? verified.parsed : parseBody(delivery.body);
  return 'invalid' in parsed ? parsed : readPayload(parsed.value, connection);
}

function isOpened(verified: Verified): verified is Opened {
  return 'parsed' in verified;
}
