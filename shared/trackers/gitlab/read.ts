import type { Connection } from '../../core/connection.ts';
import type { Delivery } from '../../core/delivery.ts';
import type { Reading } from '../../core/tracker.ts';
import { parseBody } from '../body/parse-json.ts';
import type { Unproven } from '../body/unproven.ts';
import { text } from '../body/unproven.ts';
import type { Payload } from './payload.ts';
import { readIssue } from './read-issue.ts';
import { readNote } from './read-note.ts';
import { missing } from './unreadable.ts';

/** Longer than any kind's name; it goes into the ledger. */
const MAX_NAME_CHARS = 64;

/** Reads a verified delivery. What it is, its own `object_kind` says, confidential or not; `X-Gitlab-Event` is not signed. */
export function read(delivery: Delivery, connection: Connection): Reading {
  const parsed = parseBody(delivery.body);
  if ('invalid' in parsed) return parsed;
  const payload: Unproven<Payload> = parsed.value;
  const kind = text(payload.object_kind);
  if (kind === undefined) return missing('object_kind');
  if (kind === 'note') return readNote(payload, connection);
  if (kind === 'issue' || kind === 'work_item') return readIssue(payload, kind, connection);
  const ignored = kind === 'merge_request' ? 'pull_request' : 'event_not_handled';
  return { ignored, name: kind.slice(0, MAX_NAME_CHARS) };
}
