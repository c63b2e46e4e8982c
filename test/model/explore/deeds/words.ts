import { approval } from '../../../../functions/receive/approval.ts';
import { message } from '../../../../functions/receive/message.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { PROJECT, surroundings } from '../surroundings.ts';
import { takenAt } from './taken.ts';

/** More messages than this make no difference. */
const MAX_INBOX = 1;

const SAID = ['approve', 'reject', 'message'] as const;

/** What people write on the ticket while it has a task. */
export const words: readonly Deed[] = SAID.map((said): Deed => {
  const name = `a comment: ${said}`;
  return {
    name,
    async plan(place) {
      const { head, now } = place;
      if (said === 'message' && (head?.inbox?.length ?? 0) >= MAX_INBOX) return undefined;
      const taken = takenAt(now, `${name} ${now}`);
      const comment = { id: name, text: said, updatedAt: String(now) };
      const write = await firstWrite(head, (heads) => {
        const deps = { ...surroundings(heads, place), trackers: [] };
        return said === 'message'
          ? message({ kind: said, project: PROJECT, comment, text: 'go on' }, taken, deps)
          : approval({ kind: said, project: PROJECT, comment }, taken, deps);
      });
      return write && { write };
    },
  };
});
