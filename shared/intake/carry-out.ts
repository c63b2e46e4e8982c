import { decide } from '../core/decide.ts';
import type { Intent } from '../core/intent.ts';
import type { Project } from '../core/project.ts';
import type { ReasonCode } from '../core/reasons.ts';
import type { Receipt } from '../core/receipt.ts';
import { answer } from './answer.ts';
import { approval } from './approval.ts';
import type { IntakeDeps } from './deps.ts';
import type { Before, Done } from './done.ts';
import { entryOf } from './entry.ts';
import { message } from './message.ts';
import { note } from './note.ts';
import { otherMinds } from './other-minds.ts';
import { settle } from './settle.ts';
import { start } from './start.ts';
import { stop } from './stop.ts';
import type { Read, Taken } from './taken.ts';
import { messageIn } from './wanted-start.ts';

/**
 * Carries an intent out. Whose task a ticket has is known only from a head that refuses the write: what is said to it is then judged
 * anew, as its own project says, not as the first of several that would listen.
 */
export async function carryOut(
  intent: Intent,
  read: Read,
  projects: readonly Project[],
  deps: IntakeDeps,
  before?: Before,
): Promise<Receipt> {
  const taken = { ...read, others: otherMinds(intent, read, projects) };
  const done = await act(intent, taken, deps, before);
  if (!('anothers' in done)) return done;
  const { anothers } = done;
  const own = projects.filter(({ name }) => name === anothers.head.project);
  const again = decide(read.event, read.connection, own);
  return again.kind === 'nothing'
    ? turnDown(whyNot(intent, again.reason), taken, deps, anothers)
    : carryOut(again, read, projects, deps, anothers);
}

async function act(intent: Intent, taken: Taken, deps: IntakeDeps, before?: Before): Promise<Done> {
  switch (intent.kind) {
    case 'start': {
      const words = before?.recorded && messageIn(intent);
      return words ? message(words, taken, deps, before) : start(intent, taken, deps);
    }
    case 'stop':
      return stop(intent, taken, deps);
    case 'message':
      return message(intent, taken, deps, before);
    case 'approve':
    case 'reject':
      return approval(intent, taken, deps, before);
    case 'nothing':
      return note({ ...taken, ignored: intent.reason }, deps);
  }
}

/** The task's own project does not listen to this. */
async function turnDown(
  code: ReasonCode,
  taken: Taken,
  deps: IntakeDeps,
  { head, recorded }: Before,
): Promise<Receipt> {
  if (recorded) return settle(taken, code, deps, recorded, head);
  await deps.ledger.record(entryOf(taken, 'rejected', code, head.project));
  return answer(code, taken, head);
}

function whyNot(intent: Intent, reason: ReasonCode): ReasonCode {
  if (reason === 'stranger' || reason === 'bot_actor') return 'not_permitted_to_steer';
  return intent.kind === 'stop' ? 'nothing_to_stop' : 'nothing_to_steer';
}
