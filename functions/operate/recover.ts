import type { Checkpoint, GivenUp, HookMark, Missed } from '../../shared/core/checkpoint.ts';
import { waitsFor } from '../../shared/core/waits-for.ts';
import type { OperateDeps } from './deps.ts';
import { givenUpLine, missedLine } from './missed-lines.ts';
import type { Request, Response } from './request.ts';
import { time } from './view.ts';

/** Every try that fails means that sweep got on. */
const TRIES = 4;

/**
 * What never reached us, as far as sweep knows; unless it is only to be shown, sweep looks into every log with its next pass, and asks at
 * once for all of it, what was given up included. What we refused for good stays refused: it would be again.
 */
export async function recover(
  { connection, dryRun }: Extract<Request, { do: 'recover' }>,
  deps: OperateDeps,
): Promise<Response> {
  const { connections } = await deps.config.read();
  const names = connections.map(({ name }) => name);
  if (connection !== undefined && !names.includes(connection)) {
    const hint = `There are: ${names.join(', ')}.`;
    return { ok: false, error: 'not_found', message: `No connection ${connection}.`, hint };
  }
  const wanted = connection === undefined ? names : [connection];
  const found = (await Promise.all(wanted.map((name) => deps.recovery.of(name)))).flat();
  if (!dryRun) await Promise.all(found.map((each) => hasten(each, deps)));
  const asks = found.flatMap(({ hooks }) => hooks.flatMap(askable)).length;
  return { ok: true, dryRun, asks, places: found.map(shown) };
}

async function hasten(checkpoint: Checkpoint, { recovery, now }: OperateDeps): Promise<void> {
  let current: Checkpoint | undefined = checkpoint;
  for (let tries = 0; current && tries < TRIES; tries++) {
    const { hooksAt: _, ...rest } = current;
    const at = now();
    if (
      await recovery.write({
        ...rest,
        dueAt: at,
        hooks: current.hooks.map((mark) => anew(mark, at)),
      })
    )
      return;
    const { connection, place } = checkpoint;
    current = (await recovery.of(connection)).find((each) => each.place === place);
  }
}

function anew(mark: HookMark, at: number): HookMark {
  const again = askable(mark).map((each): Missed => ({ ...each, asked: 0, nextAt: at }));
  const guids = again.map(({ guid }) => guid);
  return {
    ...mark,
    missed: again,
    givenUp: mark.givenUp.filter(({ guid }) => !guids.includes(guid)),
  };
}

function askable({ missed, givenUp }: HookMark): readonly (Missed | GivenUp)[] {
  return [...missed, ...givenUp.filter(({ status }) => waitsFor(status).length > 0)];
}

function shown({ connection, place, dueAt, hooks, problem }: Checkpoint): Record<string, unknown> {
  return {
    connection,
    place,
    hooks: hooks.map(({ hook }) => hook),
    next: time(dueAt),
    recovered: hooks.reduce((sum, { recovered }) => sum + recovered, 0),
    unread: hooks.some(({ backlog }) => backlog !== undefined),
    problem: problem?.means,
    hint: problem?.hint,
    deliveries: hooks.flatMap(({ missed, givenUp }) => [
      ...missed.map(missedLine),
      ...givenUp.map(givenUpLine),
    ]),
  };
}
