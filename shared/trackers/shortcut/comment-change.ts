import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import type { Action, Difference, Payload } from './payload.ts';
import { plainMentions } from './plain-mentions.ts';

/** A comment that was written, or whose text was changed. */
export function commentChange(
  action: Unproven<Action>,
  { changed_at }: Unproven<Payload>,
): readonly Change[] {
  const id = idOf(action.id);
  if (id === undefined) return [];
  const changed = part<Difference>(part<{ text: unknown }>(action.changes).text);
  const words = text(action.text) ?? text(changed.new) ?? '';
  const comment = { id, text: plainMentions(words), updatedAt: text(changed_at) ?? '' };
  if (action.action === 'create') return [{ kind: 'commented', comment }];
  const before = text(changed.old);
  return action.action === 'update' && before !== undefined
    ? [{ kind: 'commented', comment, before: plainMentions(before) }]
    : [];
}
