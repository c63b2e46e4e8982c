import type { Hono } from 'hono';
import type { Agent, Attempt } from '../../../shared/core/agent.ts';
import type { Clock } from '../../contracts/clock.ts';
import type { Behaviour, Deed } from './behaviour.ts';
import type { Ended } from './process.ts';
import type { Timeline } from './timeline.ts';

/** After a 503, or no answer. */
const REPEAT_MS = 10_000;

/** A run that an agent has: one per idempotency key, however often it was started. */
export interface Run {
  readonly attempt: Attempt;
  readonly behaviour: Behaviour;
  /** Every attempt that it was started with, the first included: a repetition is to be the same. */
  readonly starts: Attempt[];
  stopped: boolean;
  over: boolean;
  /** Whether it sent off its result, heard or not. */
  reporting: boolean;
  cursor: number;
  /** What it was told by people, in the order in which it heard it. */
  readonly heard: string[];
  /** The status of every answer that its result got. */
  readonly reported: number[];
}

/** The agents' side: what they were handed, and what they do with it. */
export interface Agents {
  readonly port: Agent;
  readonly runs: ReadonlyMap<string, Run>;
  /** The runs for a ticket, by its readable id. */
  of(ticket: string): readonly Run[];
  /** How many ran at the same time at the most, for whom nobody had reported yet. */
  readonly most: number;
}

interface Surroundings {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly behaviours: readonly Behaviour[];
  /** Posts to report, as a process that may die. */
  readonly post: (path: string, token: string, body: unknown) => Promise<Ended<Answer>>;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export function agents({ clock, timeline, behaviours, post }: Surroundings): Agents {
  const runs = new Map<string, Run>();
  let most = 0;

  function plan(run: Run, at: number, [deed, ...rest]: readonly Deed[]): void {
    if (!deed) {
      run.over = true;
      return;
    }
    timeline.plan(at, `the agent's ${deed.does}`, async () => {
      if (run.over) return;
      run.reporting ||= deed.does === 'result';
      const path = `${new URL(run.attempt.url).pathname}/${routeOf(deed)}`;
      const ended = await post(path, run.attempt.token, bodyOf(deed, run));
      const answer = 'answer' in ended && ended.answer.status !== 503 ? ended.answer : undefined;
      if (!answer) return plan(run, clock.now + REPEAT_MS, [deed, ...rest]);
      hear(run, deed, answer);
      if (run.over) return;
      const again = deed.does === 'listen' && run.heard.length < deed.messages;
      const next = again ? [deed, ...rest] : rest;
      plan(run, clock.now + (next[0]?.after ?? 0) * 1000, next);
    });
  }

  return {
    runs,
    of: (ticket) => [...runs.values()].filter(({ attempt }) => attempt.task.ticket.id === ticket),
    get most() {
      return most;
    },
    port: {
      heartbeats: true,
      async start(attempt) {
        const known = runs.get(attempt.idempotencyKey);
        if (known) {
          known.starts.push(attempt);
          return { reference: attempt.idempotencyKey };
        }
        const behaviour = behaviours[Math.min(runs.size, behaviours.length - 1)];
        if (!behaviour) throw new Error('the scenario says nothing of what its agent does');
        const run: Run = {
          attempt,
          behaviour,
          starts: [attempt],
          stopped: false,
          over: false,
          reporting: false,
          cursor: attempt.task.messages.at(-1)?.cursor ?? 0,
          heard: attempt.task.messages.map(({ text }) => text),
          reported: [],
        };
        runs.set(attempt.idempotencyKey, run);
        most = Math.max(most, [...runs.values()].filter(isBusy).length);
        plan(run, clock.now + (behaviour.deeds[0]?.after ?? 0) * 1000, behaviour.deeds);
        return { reference: attempt.idempotencyKey };
      },
      async status(reference) {
        const run = runs.get(reference);
        if (!run) return { is: 'unknown' };
        return run.over ? { is: 'ended', why: 'It went away.' } : { is: 'running' };
      },
      async stop(reference) {
        const run = runs.get(reference);
        if (!run) return;
        run.stopped = true;
        if (!run.behaviour.deaf) run.over = true;
      },
    },
  };
}

function isBusy({ over, reporting }: Run): boolean {
  return !over && !reporting;
}

/** Messages come with a cursor, and each once; `stop` and 409 end a run that listens. */
function hear(run: Run, deed: Deed, { status, body }: Answer): void {
  if (status !== 200 && status !== 202 && status !== 409)
    throw new Error(`an agent's ${deed.does} was answered ${status} ${JSON.stringify(body)}`);
  if (deed.does === 'result') run.reported.push(status);
  if ((status === 409 || body.stop === true) && !run.behaviour.deaf) run.over = true;
  const messages = Array.isArray(body.messages) ? body.messages : [];
  run.heard.push(...messages.map(({ text }: { readonly text: string }) => text));
  if (typeof body.cursor === 'number') run.cursor = body.cursor;
}

function routeOf(deed: Deed): string {
  return deed.does === 'listen' ? 'heartbeat' : deed.does;
}

function bodyOf(deed: Deed, { cursor }: Run): unknown {
  if (deed.does === 'result') return deed.result;
  return 'text' in deed ? { text: deed.text } : { cursor };
}

/** A request of an agent to report's front door. */
export async function askReport(
  app: Hono,
  path: string,
  token: string,
  body: unknown,
): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
