import type { Connection } from '../../core/connection.ts';
import type { Change } from '../../core/event.ts';
import type { Reading } from '../../core/tracker.ts';
import { hasAnyMarker } from '../body/marker.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { isSelf } from './actor.ts';
import { idOf } from './id-of.ts';
import { moment, PRECISION_MS } from './moment.ts';
import type { Attributes, Note, Payload } from './payload.ts';
import { subjectOf } from './subject.ts';
import { times } from './times.ts';
import { missing } from './unreadable.ts';

/** Commits, snippets and merge requests have such comments too. */
const ON_ISSUES: readonly unknown[] = ['Issue', 'WorkItem'];

/** A comment. Before 16.11 GitLab sent new ones only, and no action. */
export function readNote(payload: Unproven<Payload>, connection: Connection): Reading {
  const note = part<Attributes & Note>(payload.object_attributes);
  const action = text(note.action) ?? 'create';
  const name = `note.${action}`;
  if (note.noteable_type === 'MergeRequest') return { ignored: 'pull_request', name };
  if (!ON_ISSUES.includes(note.noteable_type)) return { ignored: 'event_not_handled', name };
  const subject = subjectOf(payload, 'issue', connection);
  if ('invalid' in subject) return subject;
  const { actor } = subject;
  const { readableId, url, ...ticket } = subject.ticket;
  if ((action !== 'create' && action !== 'update') || note.system === true)
    return { ignored: 'action_not_handled', name, readableId };
  const id = idOf(note.id);
  if (id === undefined) return missing('object_attributes.id');
  const field = action === 'create' ? 'created_at' : 'updated_at';
  const at = moment(note[field]);
  if (at === undefined) return missing(times[name === 'note.update' ? name : 'note.create'].field);
  const words = text(note.note) ?? '';
  const updatedAt = text(note.updated_at) ?? new Date(at).toISOString();
  const change: Change = {
    kind: 'commented',
    comment: { id: String(id), text: words, updatedAt },
    // An update does not tell what it replaced: what it says may have been said before.
    ...(action === 'update' && { before: words }),
  };
  const home = text(note.url)?.replace(/#.*$/, '') ?? url;
  return {
    event: {
      name,
      ticket: { ...ticket, readableId, ...(home !== undefined && { url: home }) },
      actor,
      own: isSelf(actor, connection) || hasAnyMarker(words),
      changes: [change],
      at,
      precisionMs: PRECISION_MS,
    },
  };
}
