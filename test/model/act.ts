import type { Head } from '../../shared/core/head.ts';
import { Broken } from './broken.ts';
import type { Lab } from './lab/lab.ts';
import type { Process } from './lab/process.ts';
import { processOf } from './lab/process.ts';
import type { Call, Model } from './model.ts';
import { brokenNow } from './rules/always.ts';
import { isBreakerOpen } from './rules/is-breaker-open.ts';
import { forbidden, nameOf } from './rules/may.ts';
import type { Around } from './rules/must.ts';
import { missing } from './rules/must.ts';

/** A call of ours that was begun: what for, and how far it is. */
export interface Going {
  readonly call: Call;
  readonly process: Process;
  /** What is to be done when it is over: the queue, the sender hear of it. */
  readonly over: (outcome: NonNullable<Process['outcome']>) => void | Promise<void>;
}

/** Starts a process of ours, for so many calls or to its end, and judges what came of it. */
export async function begin(
  call: Call,
  work: () => Promise<unknown>,
  { model, lab, steps }: { readonly model: Model; readonly lab: Lab; readonly steps?: number },
  over: Going['over'] = () => {},
): Promise<void> {
  const going: Going = { call, process: processOf(nameOf(call), lab.clock.now, work), over };
  await goOn(going, { model, lab, ...(steps === undefined ? {} : { steps }), whole: true });
}

/** Lets a process go on that stands, and judges what came of it. */
export async function goOn(
  going: Going,
  {
    model,
    lab,
    steps,
    whole = false,
  }: {
    readonly model: Model;
    readonly lab: Lab;
    readonly steps?: number;
    readonly whole?: boolean;
  },
): Promise<void> {
  const { call, process } = going;
  const before = await lab.head();
  const around = await aroundOf(lab);
  // Who acts by the command line does it now, and after what is known.
  if (call.by === 'operate' && (call.act === 'stop' || call.act === 'retry'))
    model.fence = Math.max(model.fence + 1, lab.clock.now);
  await process.goOn(steps);
  const after = await lab.head();
  const wrong = forbidden(call, before, after);
  if (wrong) throw new Broken(wrong);
  noteOpening(call, before, after, { model, lab });
  if (process.state === 'over' && process.outcome) {
    const { outcome } = process;
    if ('thrown' in outcome && outcome.thrown instanceof Broken) throw outcome.thrown;
    if ('thrown' in outcome && outcome.thrown instanceof TypeError) throw outcome.thrown;
    const answer = 'answer' in outcome ? outcome.answer : undefined;
    const status = answer instanceof Response ? answer.status : undefined;
    if (whole && 'answer' in outcome) {
      const lacks = missing(
        { call, before, after, now: lab.clock.now, status, around, runs: lab.agent.runs.size },
        model,
      );
      if (lacks) throw new Broken(lacks);
    }
    await going.over(outcome);
  } else lab.standing.push(going);
  await settle(model, lab);
}

/** What a call found when it began. */
async function aroundOf({ agent, breaker, stores, ticket, tracker }: Lab): Promise<Around> {
  const brakes = await stores.brakes.read();
  return {
    runs: agent.runs.size,
    braked: brakes.length > 0,
    breaker,
    open: ticket.issue.open,
    labels: [...ticket.issue.labels],
    answers: tracker.failures.length === 0,
  };
}

/** Counts the tasks that were opened; who opens one by the command line begins the count anew. */
function noteOpening(
  { by }: Call,
  before: Head | undefined,
  after: Head | undefined,
  { model, lab }: { readonly model: Model; readonly lab: Lab },
): void {
  if (after?.openedAt === undefined || after.epoch === (before?.epoch ?? 0)) return;
  const earlier = by === 'operate' ? [] : model.openings;
  if (isBreakerOpen(earlier, after.openedAt, lab.breaker))
    throw new Broken('a task opened over an open breaker');
  model.openings = [...earlier, after.openedAt];
}

/** After every command: what must always hold, and how the ticket is seen from now on. */
export async function settle(model: Model, lab: Lab): Promise<void> {
  const head = await lab.head();
  if (head?.attempt) model.claimed.add(`${head.epoch}:${head.attempt}`);
  const law = lab.broken() ?? brokenNow(lab, model, head);
  if (law) throw new Broken(law);
  model.head = head;
}
