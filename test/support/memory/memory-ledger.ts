import { packContent } from '../../../shared/aws/content-codec.ts';
import type { Content, Ledger, LedgerEntry } from '../../../shared/core/ledger.ts';
import { MAX_CONTENT_BYTES, REJUDGE_MS } from '../../../shared/core/ledger.ts';

const DAY_MS = 24 * 3_600_000;

interface Kept {
  readonly entry: LedgerEntry;
  readonly content: Content | undefined;
  readonly until: number;
}

/** Deliveries in a Map. */
export function memoryLedger(now: () => number = Date.now): Ledger {
  const kept = new Map<string, Kept>();
  const id = (connection: string, key: string) => `${connection}#${key}`;

  function live(connection: string, key: string): Kept | undefined {
    const found = kept.get(id(connection, key));
    return found && found.until > now() ? found : undefined;
  }

  return {
    async record(entry, content) {
      const { connection, key } = entry;
      const tooLarge = content !== undefined && packContent(content).length > MAX_CONTENT_BYTES;
      const known = live(connection, key);
      const again = known && didNothing(known) && known.entry.receivedAt > now() - REJUDGE_MS;
      if (!known || again) {
        const days = entry.outcome === 'ignored' ? 30 : 90;
        kept.set(id(connection, key), {
          entry: structuredClone(entry),
          content: tooLarge ? undefined : structuredClone(content),
          until: now() + days * DAY_MS,
        });
      }
      if (tooLarge) return 'tooLarge';
      return known && !again ? 'known' : 'recorded';
    },
    async settle(connection, key, outcome, reason) {
      const found = kept.get(id(connection, key));
      if (found)
        kept.set(id(connection, key), { ...found, entry: { ...found.entry, outcome, reason } });
    },
    async entry(connection, key) {
      return structuredClone(live(connection, key)?.entry);
    },
    async content(connection, key) {
      return structuredClone(live(connection, key)?.content);
    },
    async ofTicket(readableId, limit) {
      return [...kept.values()]
        .filter(({ entry, until }) => entry.readableId === readableId && until > now())
        .map(({ entry }) => structuredClone(entry))
        .sort((a, b) => b.receivedAt - a.receivedAt)
        .slice(0, limit);
    },
  };
}

function didNothing({ entry: { outcome }, content }: Kept): boolean {
  return outcome === 'ignored' || (outcome === 'rejected' && content === undefined);
}
