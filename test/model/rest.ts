import { OUTCOMES } from '../../functions/writeback/outcomes.ts';
import { isUnfiled, lookTime, showOwed } from '../../shared/core/due.ts';
import type { Head } from '../../shared/core/head.ts';
import { TERMINAL } from '../../shared/core/lifecycle.ts';
import { HOUR, MINUTE } from '../contracts/clock.ts';
import { goOn } from './act.ts';
import { dispatch, show, sweep } from './actors/machines.ts';
import { resumeAll } from './actors/operators.ts';
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
  await resumeAll(lab, model);
  const began = lab.clock.now;
  let stood: Head | undefined;
  for (let alarms = 0; ; alarms++) {
    if (alarms > MAX_ALARMS) throw new Broken('the ticket does not come to rest');
    await drain(model, lab);
    const head = await lab.head();
    const dueAt = head && alarmOf(head, stood);
    stood = head;
    const waits = [...lab.tasks.waiting, ...lab.shows.waiting].map(({ from }) => from);
    const next = Math.min(...waits, dueAt ?? Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) break;
    lab.wait(Math.max(1, next - lab.clock.now));
    await sweep(lab, model);
  }
  await check(lab, began);
}

/**
 * When sweep has something to do: where the last look found all as it was, and nothing is owed, every further one does, and time goes
 * on to the state's own timer. Sweep is late then, as it may be.
 */
function alarmOf(head: Head, before: Head | undefined): number | undefined {
  const { dueAt, until, startBy, lease, deadline } = head;
  const owes = head.stopOwed || head.enqueueOwed || showOwed(head) || isUnfiled(head);
  const looked =
    before !== undefined && before.state === head.state && before.lookAt !== head.lookAt;
  if (owes || !looked || dueAt !== lookTime(head)) return dueAt;
  const timers = [until, startBy, lease, deadline].filter((time) => time !== undefined);
  return Math.max(dueAt, Math.min(...timers));
}

async function drain(model: Model, lab: Lab): Promise<void> {
  for (let letter = lab.ticket.mail.shift(); letter; letter = lab.ticket.mail.shift())
    await post(letter, false, { model, lab });
  const ready = (queue: Lab['tasks']) => queue.waiting.some(({ from }) => from <= lab.clock.now);
  while (ready(lab.tasks)) await dispatch(lab, model);
  while (ready(lab.shows)) await show(lab, model);
  if (lab.ticket.mail.length > 0) await drain(model, lab);
}

/** What a ticket at rest must not have; a text is what it has. */
type Fault = (head: Head, lab: Lab, past: readonly Head[]) => boolean;

const FAULTS: Readonly<Record<string, Fault>> = {
  'a task is left that has not ended': ({ state }) => !state || !TERMINAL.includes(state),
  'something is left owed': (head) =>
    Boolean(showOwed(head) || head.archiveOwed || head.stopOwed || head.enqueueOwed),
  'not every task is kept': ({ epoch }, _, past) =>
    Array.from({ length: epoch }, (__, at) => at + 1).some(
      (nth) => !past.some((task) => task.epoch === nth),
    ),
  'the ticket still says that it is in progress': (_, { ticket }) =>
    ticket.issue.labels.has('sluice-in-progress'),
  'the ticket does not show how its task has ended': (head, { tracker }) => {
    const comment = tracker.comments.find(({ id }) => id === head.comment)?.comment;
    const told = head.state && comment?.body.includes(OUTCOMES[head.state].headline);
    return !told && !SILENT.includes(head.reason);
  },
};

/** Ends that are told to nobody, where nothing was shown before. */
const SILENT: readonly (string | undefined)[] = ['closed', 'trigger_gone', 'deleted'];

async function check(lab: Lab, began: number): Promise<void> {
  const head = await lab.head();
  if (!head?.state) return;
  const past = await lab.stores.heads.past(head.key);
  const found = Object.entries(FAULTS).find(([, isSo]) => isSo(head, lab, past))?.[0];
  if (found) throw new Broken(found);
  // From here on everybody was there: whatever waited ran.
  const lost = past.find(
    ({ reason, endedAt = 0 }) => reason === 'queue_expired' && endedAt > began + HOUR,
  );
  if (lost) throw new Broken(`task ${lost.epoch} was wanted, and no agent ever got it`);
  if (!(await isSlotFree(lab))) throw new Broken('a slot is left taken');
}

/** Where somebody died who was to give it back, it lapses. */
async function isSlotFree({ stores, project, clock, died }: Lab): Promise<boolean> {
  const { limits, name } = project;
  const lapses = limits.deadlineSeconds * 1000 + 2 * MINUTE;
  const at = clock.now + (died.size > 0 ? lapses : 0);
  return stores.slots.take(name, 'another', at + 1, limits.concurrency, at);
}
