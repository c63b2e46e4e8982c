import { part, text } from '../body/unproven.ts';
import type { MentionOf } from './document-text.ts';
import { documentText } from './document-text.ts';
import { wikiText } from './wiki-text.ts';

/** What people wrote, be it a document or wiki markup. */
export function textOf(value: unknown, mentionOf?: MentionOf): string {
  return part<{ type: unknown }>(value).type === 'doc'
    ? documentText(value, mentionOf)
    : wikiText(text(value) ?? '', mentionOf);
}
