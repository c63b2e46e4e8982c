import type { FSWatcher } from 'node:fs';
import { statSync, watch } from 'node:fs';

/** Files of one change come together. */
const SETTLE_MS = 150;

/**
 * Calls back soon after something changed in a folder of tickets: once for what comes together, and once when the folder is there (again).
 * It may call for nothing, and where the system tells of no changes (some network folders) it does not call: whoever asks polls as well.
 * Answers how to end it.
 *
 * @param lookMs How often it is looked whether the folder is there, and still the same one.
 */
export function watchTickets(root: string, onChange: () => void, lookMs = 2_000): () => void {
  let watching: { readonly folder: FSWatcher; readonly is: string } | undefined;
  let settling: NodeJS.Timeout | undefined;

  const soon = () => {
    settling ??= setTimeout(() => {
      settling = undefined;
      onChange();
    }, SETTLE_MS);
  };
  const lose = () => {
    watching?.folder.close();
    watching = undefined;
  };
  const look = () => {
    const is = identityOf(root);
    if (is === watching?.is) return;
    lose();
    if (is === undefined) return;
    try {
      const folder = watch(root, { recursive: true });
      folder.on('change', (_, name) => {
        if (isOfATicket(String(name))) soon();
      });
      folder.on('error', lose);
      watching = { folder, is };
      soon();
    } catch {
      // Too many are watched, or it is gone: at the next look.
    }
  };

  look();
  const looking = setInterval(look, lookMs);
  return () => {
    clearInterval(looking);
    clearTimeout(settling);
    lose();
  };
}

/** Another folder of the same name is another one. */
function identityOf(root: string): string | undefined {
  const stat = statSync(root, { throwIfNoEntry: false });
  return stat?.isDirectory() ? `${stat.dev}:${stat.ino}` : undefined;
}

/** Neither the lock nor what is about to be put in place of a file. */
function isOfATicket(path: string): boolean {
  return !/(^|[/\\])\.ticket-backend\.lock|\.tmp\.\d+$/.test(path);
}
