import type { AgentMessage } from './build-task.ts';
import type { Head } from './head.ts';
import type { Ledger } from './ledger.ts';

/** The messages of a task that come after a cursor, with their texts; one whose text is no longer kept is left out. */
export async function messagesAfter(
  head: Head,
  cursor: number,
  ledger: Ledger,
): Promise<readonly AgentMessage[]> {
  const start = head.inboxStart ?? 0;
  const unread = (head.inbox ?? [])
    .map((pointer, index) => ({ pointer, cursor: start + index + 1 }))
    .filter((entry) => entry.cursor > cursor);
  const messages = await Promise.all(
    unread.map(async ({ pointer, cursor: at }) => {
      const content = await ledger.content(pointer.connection, pointer.key);
      return content
        ? [{ cursor: at, from: content.actor.name, text: content.instruction ?? content.text }]
        : [];
    }),
  );
  return messages.flat();
}
