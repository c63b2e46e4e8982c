import { editInside } from '../folder/edit-inside.ts';
import type { Item } from '../format/item.ts';
import { readItem } from '../format/item.ts';
import { withFields } from '../format/with-fields.ts';
import type { Place } from '../read/place.ts';
import { TicketsError } from '../tickets-error.ts';

/** Changes fields of a ticket's frontmatter, in one write. @param changes May look at the item as it is then. */
export async function setFields(
  root: string,
  { names }: Place,
  changes: Readonly<Record<string, string>> | ((item: Item) => Readonly<Record<string, string>>),
): Promise<void> {
  const path = [...names, 'item.md'];
  await editInside(root, path, (kept) => {
    const item = readItem(kept?.text ?? '');
    if ('says' in item)
      throw new TicketsError('unreadable', `${path.join('/')}:${item.line}: ${item.says}`);
    return withFields(item, typeof changes === 'function' ? changes(item) : changes);
  });
}
