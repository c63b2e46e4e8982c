import type { Actor } from '../../core/actor.ts';
import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Ticket } from '../../core/ticket.ts';
import { ticketKey } from '../../core/ticket.ts';
import type { Reading, Tracker, Verification, Verified } from '../../core/tracker.ts';
import { parseBody } from '../body/parse-json.ts';
import { verifyHmac } from '../signature/hmac.ts';
import { verifyStandard } from '../signature/standard.ts';
import { readEnvelope } from './envelope.ts';
import type { Envelope } from './fields.ts';

const SENT_AT = { field: 'sent_at', precisionMs: 1 } as const;

/**
 * Any sender that can sign JSON, by Standard Webhooks or a plain HMAC. Each delivery is one wish for a task: the body is the
 * envelope, or `mapping` says where its fields stand.
 */
export const webhook: Tracker = {
  name: 'webhook',
  needsRule: false,
  canLook: false,
  callsBack: true,
  accepts: ['application/json'],
  times: { '*': SENT_AT },
  verify,
  read,
};

function verify(delivery: Delivery, { signature, secrets }: Connection, now: number): Verification {
  return signature.scheme === 'standard'
    ? verifyStandard(delivery, secrets, now)
    : verifyHmac(delivery, secrets, signature);
}

function read(delivery: Delivery, connection: Connection, verified: Verified): Reading {
  const parsed = parseBody(delivery.body);
  if ('invalid' in parsed) return parsed;
  const reading = readEnvelope(parsed.value, delivery.receivedAt, connection.mapping);
  if ('invalid' in reading) return reading;
  const { envelope } = reading;
  const actor = sender(connection);
  return {
    event: {
      name: 'webhook',
      ticket: ticketOf(envelope, envelope.id ?? verified.key, connection, actor),
      actor,
      own: false,
      changes: [{ kind: 'submitted' }],
      at: envelope.sent_at ?? verified.signedAt ?? delivery.receivedAt,
      precisionMs: SENT_AT.precisionMs,
    },
  };
}

/** Who holds the secret may start tasks: the signature is the permission. */
function sender({ name }: Connection): Actor {
  return { id: name, name, kind: 'person', standing: 'member' };
}

function ticketOf(
  envelope: Envelope & { readonly title: string },
  id: string,
  { name }: Connection,
  author: Actor,
): Ticket {
  return {
    key: ticketKey('webhook', name, id),
    readableId: `webhook:${name}:${id}`,
    connection: name,
    id,
    account: name,
    ...(envelope.external_url !== undefined && { url: envelope.external_url }),
    ...(envelope.callback_url !== undefined && { callbackUrl: envelope.callback_url }),
    title: envelope.title,
    description: envelope.description ?? '',
    labels: envelope.labels ?? [],
    assignees: [],
    author,
    type: envelope.ticket_type ?? 'task',
    open: true,
    ...(envelope.repo !== undefined && { repo: envelope.repo }),
    ...(envelope.risk_tier !== undefined && { riskTier: envelope.risk_tier }),
  };
}
