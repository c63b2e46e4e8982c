import { besideGoal } from '../../shared/core/beside.ts';
import { change } from '../../shared/core/change.ts';
import { effectTeller } from '../../shared/core/effect-teller.ts';
import type { Head } from '../../shared/core/head.ts';
import { proseBeside } from '../../shared/core/prose-beside.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { revise } from '../../shared/core/revise.ts';
import { opinionOf } from '../../shared/core/second-opinion.ts';
import { backOff, TIMERS } from '../../shared/core/timers.ts';
import type { Park, Ready } from './assess.ts';
import type { DispatchDeps } from './deps.ts';

/** How often an opinion that does not come is asked for; a quarter of an hour lies between the first time and the last. */
const TRIES = 5;

/** Holds for what a text says: whoever released one of them has read it. */
const OF_THE_TEXT: readonly (ReasonCode | undefined)[] = [
  'scan_flagged',
  'text_changed',
  'second_opinion_flagged',
  'second_opinion_refused',
  'second_opinion_unavailable',
];

/** The task as it may go on, or where it goes instead. */
export type Heard =
  | { readonly head: Head; readonly ready: Ready }
  | { readonly park: Park }
  | 'waiting';

/**
 * Asks for the second opinion, where the project wants one, on a text that the scanner let through and no person has read: once, as the head
 * keeps who let the text through. All that an agent will be handed of the ticket is asked about. An opinion that does not come is asked for again after
 * a back-off; after the last time, and where asking is of no use, a person decides.
 */
export async function secondOpinion(head: Head, ready: Ready, deps: DispatchDeps): Promise<Heard> {
  const settings = ready.project.scan.secondOpinion;
  const { verdict } = { ...head, ...ready.complete };
  if (!settings || verdict?.decision !== 'allow') return { head, ready };
  const name = opinionOf(settings);
  if (verdict.second === name || verdict.second === 'person') return { head, ready };
  const vouched = (second: string) => ({ ...ready.complete, verdict: { ...verdict, second } });
  if (readByApprover(head)) return { head, ready: { ...ready, complete: vouched('person') } };

  const tell = effectTeller(head, 'enqueue', deps);
  const opinion = await deps.secondOpinion(whole(ready.content), settings);
  switch (opinion.says) {
    case 'allow': {
      const kept = await revise(deps.heads, head.key, (now) =>
        sameText(now, head) ? change(now, deps.now(), { set: vouched(name) }) : undefined,
      );
      return kept ? { head: kept, ready: { ...ready, complete: {} } } : 'waiting';
    }
    case 'hold':
      return parked('second_opinion_flagged', opinion.why, ready);
    case 'refused':
      return parked('second_opinion_refused', opinion.why, ready);
    case 'unavailable': {
      const tries = (head.startTries ?? 0) + 1;
      const over = tries >= TRIES;
      tell(over ? 'given_up' : 'retry', { error: opinion.error });
      if (over) return parked('second_opinion_unavailable', opinion.why, ready);
      const notBefore = deps.now() + backOff(TIMERS.owed, tries);
      const set = { startTries: tries, notBefore };
      await deps.heads.write(head.key, change(head, deps.now(), { set }));
      return 'waiting';
    }
  }
}

/** What an agent will be handed of the ticket, as the scanner sees it. */
function whole({ text, raw, ticket, actor }: Ready['content']): string {
  return [text, ...proseBeside(text, raw, besideGoal(ticket, actor))].join('\n\n');
}

/**
 * An approval is of the text that was shown; that it was read is known only where the hold was for its sake. A hold because the approver had no
 * right to it leaves it held for what it was before.
 */
function readByApprover({ approver, history = [] }: Head): boolean {
  const hold = history.findLast(({ to, reason }) => {
    return to === 'held' && reason !== 'approver_not_permitted';
  });
  return approver !== undefined && OF_THE_TEXT.includes(hold?.reason);
}

function sameText(now: Head, head: Head): boolean {
  return now.state === 'queued' && now.epoch === head.epoch && now.digest === head.digest;
}

function parked(reason: ReasonCode, detail: string, { complete = {} }: Ready): Heard {
  return { park: { to: 'held', reason, detail, set: complete } };
}
