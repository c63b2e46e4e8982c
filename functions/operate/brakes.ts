import type { Brake, BrakeScope } from '../../shared/core/brake.ts';
import { braked } from '../../shared/core/brake.ts';
import type { Config } from '../../shared/core/config.ts';
import type { Head, Person } from '../../shared/core/head.ts';
import { cameBefore, linesBehind } from '../../shared/core/line.ts';
import type { OperateDeps } from './deps.ts';
import type { Request, Response } from './request.ts';
import { time } from './view.ts';

/** So many waiting tasks of each line are counted, and sent off by one `resume`; those behind them go as these leave the line. */
const MOST = 500;
const AT_ONCE = 25;
const ACTS = 20;

/** The brakes that are on, how many tasks wait behind each, and who did what lately. */
export async function listBrakes(deps: OperateDeps): Promise<Response> {
  const config = await deps.config.read();
  const brakes = await Promise.all(
    (await deps.brakes.read()).map(async (brake) => ({
      ...shown(brake),
      waiting: (await behind(brake.scope, config, deps)).filter(isPaused).length,
    })),
  );
  const acts = (await deps.brakes.acts()).slice(0, ACTS);
  return { ok: true, brakes, acts: acts.map((act) => ({ ...act, at: time(act.at) })) };
}

/** Keeps every task from its agent that is not with it yet. */
export async function pause(
  { scope, reason }: Extract<Request, { do: 'pause' }>,
  by: Person,
  deps: OperateDeps,
): Promise<Response> {
  const unknown = noSuch(scope, await deps.config.read());
  if (unknown) return unknown;
  const brake: Brake = {
    scope,
    at: deps.now(),
    by: by.name,
    ...(reason === undefined ? {} : { reason }),
  };
  if (await deps.brakes.set(brake)) return { ok: true, brake: shown(brake) };
  const first = (await deps.brakes.read()).find((each) => each.scope === scope);
  return {
    ok: false,
    error: 'refused',
    message: first
      ? `There is a brake on ${scope} since ${time(first.at)}, by ${first.by}.`
      : 'Somebody else changed the brakes just now.',
    hint: 'Look with `sluice brakes`; to give another reason, resume and pause again.',
  };
}

/**
 * Takes a brake off and sends those that waited behind it to dispatch, the oldest first; in whatever order they get there, none takes
 * a slot that one before it could have. Said again, it sends off again: a first try may have died between the two.
 */
export async function resume(
  { scope }: Extract<Request, { do: 'resume' }>,
  by: Person,
  deps: OperateDeps,
): Promise<Response> {
  const released = await deps.brakes.release(scope, by.name, deps.now());
  const waiting = await behind(scope, await deps.config.read(), deps);
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const some = waiting.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(({ key, project }) => deps.tasks.send({ ticket: key }, { group: project })),
    );
  }
  if (released) return { ok: true, brake: shown(released), woken: waiting.length };
  const on = (await deps.brakes.read()).map((brake) => brake.scope);
  return {
    ok: false,
    error: 'not_found',
    message: `There is no brake on ${scope}.`,
    hint: on.length > 0 ? `There is one on ${on.join(', ')}.` : 'There is none at all.',
  };
}

/** Tasks in the lines that a brake stops, the oldest first. Those that only wait for a slot may have missed one while it was on. */
async function behind(
  scope: BrakeScope,
  { projects }: Config,
  deps: OperateDeps,
): Promise<readonly Head[]> {
  const lines = linesBehind(scope, projects);
  const waiting = await Promise.all(lines.map((line) => deps.heads.waiting([line], MOST)));
  return waiting.flat().toSorted((one, other) => (cameBefore(one, other) ? -1 : 1));
}

function isPaused({ reason }: Head): boolean {
  return reason === 'paused';
}

function noSuch(scope: BrakeScope, { connections, projects, agents }: Config) {
  const on = braked(scope);
  if (!on) return undefined;
  const { kind, name } = on;
  const known = { connection: connections, project: projects, agent: agents }[kind].map(
    (each) => each.name,
  );
  if (known.includes(name)) return undefined;
  return {
    ok: false,
    error: 'not_found',
    message: `There is no ${kind} ${name}.`,
    hint: `There are: ${known.join(', ')}.`,
  } as const;
}

function shown({ at, ...brake }: Brake): Record<string, unknown> {
  return { ...brake, since: time(at) };
}
