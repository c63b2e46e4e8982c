import type { Agent } from '../../shared/core/agent.ts';
import { change } from '../../shared/core/change.ts';
import { isActive } from '../../shared/core/due.ts';
import { effectTeller } from '../../shared/core/effect-teller.ts';
import type { Head } from '../../shared/core/head.ts';
import { revise } from '../../shared/core/revise.ts';
import { runToStop } from '../../shared/core/run-to-stop.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import type { DispatchDeps } from './deps.ts';
import { lastWords } from './last-words.ts';

/** About thirteen hours of asking an agent that does not take a stop. */
const TRIES = 20;

/** Tells the agent of an ended attempt to stop, frees its slot, and has the ticket shown. Answers the head as it is then. */
export async function stopRun(head: Head, deps: DispatchDeps): Promise<Head | undefined> {
  const run = runToStop(head);
  const tell = effectTeller(head, 'stop', deps);
  const settings = (await deps.config.read()).agents.find((each) => each.name === run?.agent);
  let words: string | undefined;
  try {
    if (run && settings) {
      const agent = await deps.agent(settings);
      words = await lastWords(head, agent, run.reference);
      await agent.stop(run.reference);
    }
  } catch (error) {
    const over = (await countTry(head, deps))?.stopGivenUp;
    tell(over ? 'given_up' : 'retry', { error });
    if (!over) throw error;
    return deps.heads.read(head.key);
  }
  // A held task has no slot of its own: it is the ended run's.
  if (!isActive(head) || head.state === 'held') await freeSlot(head, deps);
  const done = await revise(deps.heads, head.key, (now) =>
    now.stopOwed && now.epoch === head.epoch
      ? change(now, deps.now(), {
          ...(words !== undefined && now.reason === head.reason
            ? { set: { detail: words }, show: true }
            : {}),
          remove: ['stopOwed', 'stopRun', 'stopTries'],
        })
      : undefined,
  );
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  tell('done');
  return done ?? deps.heads.read(head.key);
}

/** The next try comes after twice the time; after the last the run is left to its token, which is worth nothing any more. */
async function countTry(head: Head, deps: DispatchDeps): Promise<Head | undefined> {
  const counted = await revise(deps.heads, head.key, (now) => {
    if (!now.stopOwed || now.epoch !== head.epoch) return undefined;
    const tries = (now.stopTries ?? 0) + 1;
    return tries < TRIES
      ? change(now, deps.now(), { set: { stopTries: tries } })
      : change(now, deps.now(), {
          set: { stopTries: tries, stopGivenUp: true },
          remove: ['stopOwed', 'stopRun'],
        });
  });
  if (counted?.stopGivenUp && !isActive(counted)) await freeSlot(head, deps);
  return counted;
}

/** A run that was started for an attempt which is no longer wanted. One that has merely reported already is left alone. */
export async function stopLate(
  head: Head,
  agent: Agent,
  reference: string,
  deps: DispatchDeps,
): Promise<void> {
  const now = await deps.heads.read(head.key);
  const current = now?.epoch === head.epoch && now.attempt === head.attempt;
  if (current && (atWork(now) || now.resultAttempt === head.attempt)) return;
  await agent.stop(reference);
}

function atWork({ state }: Head): boolean {
  return state === 'running' || state === 'needs_info';
}
