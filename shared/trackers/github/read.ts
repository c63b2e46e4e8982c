import type { EmitterWebhookEventName } from '@octokit/webhooks';
import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Reading } from '../../core/tracker.ts';
import { formField } from '../body/form.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { decode, parseBody, parseJson } from '../body/parse-json.ts';
import { readComment } from './read-comment.ts';
import { readIssues } from './read-issues.ts';
import { missing } from './subject.ts';

const READERS: {
  readonly [E in EmitterWebhookEventName]?: (
    payload: JsonObject,
    connection: Connection,
  ) => Reading;
} = { issues: readIssues, issue_comment: readComment, ping: readPing };
const BY_EVENT = new Map(Object.entries(READERS));

/** Longer than any event's name; the header is not signed and goes into the ledger. */
const MAX_NAME_CHARS = 64;

/** Reads a verified delivery. What the event is, only an unsigned header says, so each reader checks it by the payload. */
export function read(delivery: Delivery, connection: Connection): Reading {
  const event = delivery.headers.get('x-github-event')?.slice(0, MAX_NAME_CHARS);
  if (!event) return { invalid: 'event_header_missing' };
  const parsed = isForm(delivery.headers) ? parseForm(delivery.body) : parseBody(delivery.body);
  if ('invalid' in parsed) return parsed;
  const reader = BY_EVENT.get(event);
  if (reader) return reader(parsed.value, connection);
  const ignored = event.startsWith('pull_request') ? 'pull_request' : 'event_not_handled';
  return { ignored, name: event };
}

/** A ping tells that the hook was made. Under its name an issue's payload would count as dealt with. */
function readPing(payload: JsonObject): Reading {
  if (!Object.hasOwn(payload, 'zen')) return missing('zen');
  return { ignored: 'pong', name: 'ping' };
}

function isForm(headers: Headers): boolean {
  const type = headers.get('content-type') ?? '';
  return /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
}

function parseForm(body: Uint8Array): ReturnType<typeof parseJson> | ReturnType<typeof missing> {
  const form = decode(body);
  if (form === undefined) return { invalid: 'body_malformed' };
  const payload = formField(form, 'payload');
  if ('value' in payload) return parseJson(payload.value);
  return payload.invalid === 'field_missing' ? missing('payload') : { invalid: payload.invalid };
}
