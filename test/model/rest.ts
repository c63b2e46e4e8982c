import { OUTCOMES } from '../../functions/writeback/outcomes.ts';
import { isActive, showOwed } from '../../shared/core/due.ts';
import { TERMINAL } from '../../shared/core/lifecycle.ts';
import { HOUR } from '../contracts/clock.ts';
import { goOn } from './act.ts';
import { dispatch, show, sweep } from './actors/machines.ts';
import { post } from './actors/sender.ts';
import { Broken } from './broken.ts';
import type { Lab } from './lab/lab.ts';
import type { Model } from './model.ts';

/** Alarms in a row after which a ticket that is still not at rest never will be. */
const MAX_ALARMS = 600;

/**
 * Nobody does anything any more: what stands goes on, what waits is delivered, and the clock goes from alarm to alarm. The ticket
 * comes to rest then, owes nothing and shows how its task has ended.
 */
export async function rest(model: Model, lab: Lab): Promise<void> {
  lab.agent.answers.length = 0;
  lab.agent.meanwhile = undefined;
  lab.tracker.failures.length = 0;
  for (let going = lab.standing.shift(); going; going = lab.standing.shift())
    await goOn(going, { model, lab });
  const began = lab.clock.now;
  for (let alarms = 0; ; alarms++) {
    if (alarms > MAX_ALARMS) throw new Broken('the ticket does not come to rest');
    await drain(model, lab);
    const dueAt = (await lab.head())?.dueAt;
    const waits = [...lab.tasks.waiting, ...lab.shows.waiting].map(({ from }) => from);
    const next = Math.min(...waits, dueAt ?? Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) break;
    lab.wait(Math.max(1, next - lab.clock.now));
    await sweep(lab, model);
  }
  await check(lab, began);
}

async function drain(model: Model, lab: Lab): Promise<void> {
  for (let letter = lab.ticket.mail.shift(); letter; letter = lab.ticket.mail.shift())
    await post(letter, false, { model, lab });
  const ready = (queue: Lab['tasks']) => queue.waiting.some(({ from }) => from <= lab.clock.now);
  while (ready(lab.tasks)) await dispatch(lab, model);
  while (ready(lab.shows)) await show(lab, model);
  if (lab.ticket.mail.length > 0) await drain(model, lab);
}

async function check(lab: Lab, began: number): Promise<void> {
  const head = await lab.head();
  const { labels } = lab.ticket.issue;
  const past = await lab.stores.heads.past(head?.key ?? '');
  const epochs = past.map(({ epoch }) => epoch).toSorted((a, b) => a - b);
  const wrong = !head?.state
    ? undefined
    : isActive(head) || !TERMINAL.includes(head.state)
      ? `a task is left ${head.state}`
      : showOwed(head) || head.archiveOwed || head.stopOwed || head.enqueueOwed
        ? 'something is left owed'
        : epochs.join() !== Array.from({ length: head.epoch }, (_, at) => at + 1).join()
          ? `of ${head.epoch} tasks ${epochs.join()} are kept`
          : labels.has('sluice-in-progress')
            ? 'the ticket still says that it is in progress'
            : undefined;
  if (wrong) throw new Broken(wrong);
  // From here on everybody was there: whatever waited ran.
  const lost = past.find(
    ({ reason, endedAt = 0 }) => reason === 'queue_expired' && endedAt > began + HOUR,
  );
  if (lost) throw new Broken(`task ${lost.epoch} was wanted, and no agent ever got it`);
  if (!head?.state) return;
  const comment = lab.tracker.comments.find(({ id }) => id === head.comment)?.comment;
  const told = comment?.body.includes(OUTCOMES[head.state].headline);
  if (!told && head.history?.at(-1)?.reason !== 'trigger_gone' && !isSilent(head.reason))
    throw new Broken(`the ticket shows ${comment?.body.split('\n')[0]}, not ${head.state}`);
  const { limits, name } = lab.project;
  const { now } = lab.clock;
  if (!(await lab.stores.slots.take(name, 'another', now + 1, limits.concurrency, now)))
    throw new Broken('a slot is left taken');
}

/** Ends that are told to nobody, where nothing was shown before. */
function isSilent(reason: string | undefined): boolean {
  return reason === 'closed' || reason === 'trigger_gone' || reason === 'deleted';
}
