import type { AttemptFact, StateFact } from './fact.ts';
import type { Head, Step } from './head.ts';
import type { HeadWrite } from './head-write.ts';
import type { State } from './lifecycle.ts';
import { TERMINAL } from './lifecycle.ts';
import { taskId } from './task-id.ts';

const AT_WORK: readonly (State | undefined)[] = ['running', 'needs_info'];

/**
 * What a write did to a task, by the head as it is afterwards: every change of a ticket is one such write, so nothing that happens to a task
 * goes by unseen, whoever did it. What came before stands in the head's short history.
 */
export function factsOfWrite(
  { set = {} }: HeadWrite,
  head: Head,
): readonly (StateFact | AttemptFact)[] {
  const { key: ticket, state, reason, history = [] } = head;
  const before = history.at(-2)?.to;
  // A message that was passed on to a running task leaves it running.
  if (set.state === undefined || state === undefined || reason === undefined || before === state)
    return [];
  const task = taskId(ticket, head.epoch);
  const came: StateFact = { kind: 'state', ticket, task, state, reason, ...times(set, head) };
  const over = AT_WORK.includes(before) && !AT_WORK.includes(state);
  return over ? [came, { ...attemptOf(set, head, state), task, reason }] : [came];
}

function times(
  set: Partial<Head>,
  { state, openedAt, attempt = 0, history = [] }: Head,
): Pick<StateFact, 'waitedMs' | 'tookMs'> {
  const now = history.at(-1)?.at;
  if (now === undefined || state === undefined) return {};
  if (state === 'running' && set.attempt === 1 && openedAt !== undefined)
    return { waitedMs: now - openedAt };
  const began = history.find(isStart);
  return TERMINAL.includes(state) && attempt > 0 && began ? { tookMs: now - began.at } : {};
}

function attemptOf(
  set: Partial<Head>,
  { key: ticket, attempt = 0, agent = '', history = [] }: Head,
  state: State,
): Omit<AttemptFact, 'task' | 'reason'> {
  const began = history.findLast(isStart);
  const ms = (history.at(-1)?.at ?? 0) - (began?.at ?? 0);
  return {
    kind: 'attempt',
    ticket,
    // A claim that was taken back has counted it down.
    attempt: set.attempt === undefined ? attempt : set.attempt + 1,
    agent,
    state,
    ...(began ? { ms } : {}),
  };
}

function isStart({ to, reason }: Step): boolean {
  return to === 'running' && reason === 'started';
}
