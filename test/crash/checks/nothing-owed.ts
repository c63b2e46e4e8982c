import { isActive, showOwed } from '../../../shared/core/due.ts';
import type { Check } from '../checks.ts';

/** No head owes anything, nobody waits for an answer, and a task that has ended has given its slot back. */
export const nothingOwed: Check = async (stage) => {
  const breaches: string[] = [];
  for (const head of await stage.heads()) {
    const owed = [
      head.enqueueOwed && 'a start',
      head.stopOwed && 'a stop',
      head.archiveOwed && 'the archive',
      showOwed(head) && 'a show',
    ].filter((each) => typeof each === 'string');
    breaches.push(...owed.map((each) => `${head.key} still owes ${each}`));
    if (isActive(head) || !head.project) continue;
    const { now } = stage.clock;
    if (!(await stage.stores.slots.take(head.project, 'another', now + 1, 1, now)))
      breaches.push(`${head.key} has ended and still has a slot`);
    await stage.stores.slots.release(head.project, 'another');
  }
  const waiting = stage.posted.filter(({ content }) => !content);
  return [...breaches, ...waiting.map(({ posting }) => `${posting.what} was never answered 200`)];
};
