import { setTimeout as sleep } from 'node:timers/promises';
import type { Listener } from '../../../infra/local/trackers/listen.ts';
import { listen } from '../../../infra/local/trackers/listen.ts';
import { WORK } from '../plan/work-through.ts';
import type { Books } from './books.ts';
import type { Busy } from './busy.ts';
import type { Callback } from './report.ts';
import { report } from './report.ts';
import type { Run } from './run.ts';
import type { Ticket } from './ticket.ts';
import type { Timers } from './timers.ts';

export interface AgentsOptions {
  readonly books: Books;
  readonly busy: Busy;
  readonly timers: Timers;
  /** How agents call us: with faults. */
  readonly fetch: typeof fetch;
  readonly over: AbortSignal;
}

interface Start {
  readonly type: 'task.start';
  readonly idempotencyKey: string;
  readonly task: { readonly id: string; readonly attempt: number };
  readonly callback: Callback;
}

interface Stop {
  readonly type: 'task.stop';
  readonly reference: string;
}

const THINKING_MS = 80;

/** The agents' service at `POST /agent`: one run for each idempotency key, however often it is started. */
export function startAgents(options: AgentsOptions): Promise<Listener> {
  const runs = new Map<string, Run>();

  function start(text: string): Response {
    const { idempotencyKey, task, callback }: Start = JSON.parse(text);
    const ticket = options.books.named(text);
    if (!ticket) return Response.json({ message: 'no such ticket' }, { status: 404 });
    const known = runs.get(idempotencyKey);
    if (known) known.starts++;
    const run = known ?? newRun(ticket, task);
    if (!known) {
      runs.set(idempotencyKey, run);
      ticket.runs.push(run);
      if (run.behaviour !== 'refuse') work(run, callback, options);
    }
    return run.behaviour === 'refuse'
      ? Response.json({ message: 'Not my kind of work' }, { status: 422 })
      : Response.json({ reference: idempotencyKey }, { status: 202 });
  }

  function stop({ reference }: Stop): Response {
    const run = runs.get(reference);
    if (!run) return Response.json({ message: 'no such run' }, { status: 404 });
    run.stopped = true;
    return Response.json({});
  }

  return listen(0, async (request) => {
    const text = await request.text();
    const letter: Start | Stop = JSON.parse(text);
    return letter.type === 'task.start' ? start(text) : stop(letter);
  });
}

function newRun(ticket: Ticket, { id, attempt }: Start['task']): Run {
  return {
    task: id,
    attempt,
    behaviour: attempt === 1 && ticket.runs.length === 0 ? ticket.behaviour : ticket.later,
    starts: 1,
    startedAt: Date.now(),
    stopped: false,
    messages: [],
    reports: [],
  };
}

function work(run: Run, callback: Callback, { busy, timers, fetch, over }: AgentsOptions): void {
  let cursor = 0;
  const begin = async () => {
    await sleep(THINKING_MS);
    await WORK[run.behaviour]({
      run,
      call: (route, body) => report(run, callback, route, body, fetch, over),
      async beat() {
        const answer = await report(run, callback, 'heartbeat', { cursor }, fetch, over);
        cursor = answer.cursor ?? cursor;
        return answer.stop === true || run.stopped || over.aborted;
      },
      // Whoever is away keeps nobody from putting the clock forward.
      away: (milliseconds) => busy.without(timers.sleep(milliseconds)),
    });
  };
  busy.start(begin());
}
