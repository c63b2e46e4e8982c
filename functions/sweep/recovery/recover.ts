import type { Checkpoint } from '../../../shared/core/checkpoint.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Connection } from '../../../shared/core/connection.ts';
import type { DeliveryLogKind } from '../../../shared/core/delivery-log.ts';
import { toldError } from '../../../shared/core/told-error.ts';
import type { RecoveryDeps } from './deps.ts';
import type { Visited } from './visit.ts';
import { visit } from './visit.ts';

/** How many places of a connection one pass visits, the longest overdue first, and how many at a time. */
const MOST_VISITS = 20;
const AT_ONCE = 4;
/** After this no visit begins: what is left stays the longest overdue. */
const MOST_MS = 20_000;

/** What a person is to be told: as a rule, once a day. */
export interface Told {
  readonly connection: string;
  readonly place?: string;
  readonly means: string;
  readonly hint?: string;
}

/** What a pass did, for the log. */
export interface Recovered {
  readonly visited: number;
  readonly asked: number;
  readonly recovered: number;
  readonly givenUp: number;
  readonly told: readonly Told[];
}

/**
 * Finds deliveries that never reached us in the logs of those who sent them, and has them sent again, through the front door. What fails at
 * one place, or for one connection, keeps no other from it.
 */
export async function recover(deps: RecoveryDeps): Promise<Recovered> {
  const config = await deps.config.read();
  const passes = await Promise.all(
    config.connections.map(async (connection): Promise<Recovered> => {
      const kind = deps.logs.find((each) => each.name === connection.tracker);
      if (!kind || connection.recovery?.enabled === false) return summed([], []);
      try {
        return await ofConnection(connection, kind, config, deps);
      } catch (error) {
        const means = toldError(error).message ?? 'It failed';
        return summed([], [{ connection: connection.name, means }]);
      }
    }),
  );
  return {
    visited: total(passes, 'visited'),
    asked: total(passes, 'asked'),
    recovered: total(passes, 'recovered'),
    givenUp: total(passes, 'givenUp'),
    told: passes.flatMap(({ told }) => told),
  };
}

async function ofConnection(
  connection: Connection,
  kind: DeliveryLogKind,
  { projects }: Config,
  deps: RecoveryDeps,
): Promise<Recovered> {
  const { name, recovery: settings, baseUrl } = connection;
  const credentials = await deps.config.credentials(name);
  if (!credentials) return summed([], []);
  const chosen = settings?.hooks ?? [];
  const places = chosen.length > 0 ? chosen : kind.places(connection, credentials, projects);
  const known = await deps.recovery.of(name);
  const now = deps.now();
  const due = places
    .map((place) => known.find((each) => each.place === place) ?? fresh(name, place))
    .filter(({ dueAt }) => dueAt <= now)
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .slice(0, MOST_VISITS);
  if (due.length === 0) return summed([], []);

  const log = kind.create({
    connection: {
      name,
      secrets: [],
      callbackHosts: [],
      ...(baseUrl === undefined ? {} : { baseUrl }),
    },
    credentials,
    fetch: deps.fetch,
  });
  const visitor = {
    log,
    address: settings?.url ?? `${deps.url}/webhooks/${name}`,
    needs: kind.needs,
    recovery: deps.recovery,
    now: deps.now,
  };
  const visits: Visited[] = [];
  const told: Told[] = [];
  for (let at = 0; at < due.length && deps.now() - now < MOST_MS; at += AT_ONCE) {
    await Promise.all(
      due.slice(at, at + AT_ONCE).map(async (checkpoint) => {
        const { place } = checkpoint;
        try {
          const visited = await visit(checkpoint, visitor);
          if (visited) visits.push(visited);
          if (visited?.problem) told.push({ connection: name, place, ...worded(visited.problem) });
        } catch (error) {
          const means = toldError(error).message ?? 'It failed';
          told.push({ connection: name, place, means });
        }
      }),
    );
  }
  // A place that was only guessed is no news while hooks are found elsewhere.
  const elsewhere = (await deps.recovery.of(name)).some(({ hooks }) => hooks.length > 0);
  return summed(visits, chosen.length === 0 && elsewhere ? told.filter(hadHooks(known)) : told);
}

function fresh(connection: string, place: string): Checkpoint {
  return { connection, place, version: 0, dueAt: 0, hooks: [] };
}

function hadHooks(known: readonly Checkpoint[]): (told: Told) => boolean {
  return ({ place }) => known.some((each) => each.place === place && each.hooks.length > 0);
}

function worded({ means, hint }: { readonly means: string; readonly hint?: string | undefined }) {
  return { means, ...(hint === undefined ? {} : { hint }) };
}

function summed(visits: readonly Visited[], told: readonly Told[]): Recovered {
  return {
    visited: visits.length,
    asked: total(visits, 'asked'),
    recovered: total(visits, 'recovered'),
    givenUp: total(visits, 'givenUp'),
    told,
  };
}

function total<K extends string>(
  parts: readonly { readonly [key in K]: number }[],
  what: K,
): number {
  return parts.reduce((sum, part) => sum + part[what], 0);
}
