import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Reading } from '../../core/tracker.ts';
import { parseBody } from '../body/parse-json.ts';
import type { Unproven } from '../body/unproven.ts';
import type { Payload } from './payload.ts';
import { readComment } from './read-comment.ts';
import { readIssue } from './read-issue.ts';
import { signedContent } from './signed-content.ts';

/** Longer than any event's name; the header is not signed and goes into the ledger. */
const MAX_NAME_CHARS = 64;

/**
 * Reads a verified delivery. What it is, its own fields say: no header is signed, and those that look like GitHub's mean nothing here.
 */
export function read(delivery: Delivery, connection: Connection): Reading {
  const content = signedContent(delivery);
  const parsed = content && parseBody(content);
  if (!parsed) return { invalid: 'body_malformed' };
  if ('invalid' in parsed) return parsed;
  const payload: Unproven<Payload> = parsed.value;
  if (isObject(payload.issue))
    return isObject(payload.comment)
      ? readComment(payload, connection)
      : readIssue(payload, connection);
  const name = eventIn(delivery.headers);
  return { ignored: isObject(payload.pull_request) ? 'pull_request' : 'event_not_handled', name };
}

/** For people only. */
function eventIn(headers: Headers): string {
  const name = headers.get('x-gitea-event-type') ?? headers.get('x-forgejo-event-type');
  return name?.slice(0, MAX_NAME_CHARS) || 'unknown';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
