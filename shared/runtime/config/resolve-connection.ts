import type { Connection } from '../../core/connection.ts';
import type { ConnectionDocument } from './connection-schema.ts';
import type { SecretResolvers } from './resolve-secret.ts';
import { resolveSecret } from './resolve-secret.ts';
import { secretTime } from './webhook-secret.ts';

/** One connection with its webhook secrets, and when each of them ends. See `resolveConfig`. */
export async function resolveConnection(
  name: string,
  { credentials: _, secrets: written, ...same }: ConnectionDocument,
  resolvers: SecretResolvers,
  now: number,
): Promise<{
  readonly connectionAt: (now: number) => Connection;
  readonly ends: readonly number[];
  readonly warnings: readonly string[];
}> {
  const times = written.map(secretTime);
  const [live, ended] = [
    times.filter(({ until }) => now < until),
    times.filter(({ until }) => now >= until),
  ];
  const found = await Promise.all(
    live.map(async ({ reference, until }) => ({
      reference,
      until,
      secret: await resolveSecret(reference, resolvers),
    })),
  );
  const secrets = found.flatMap(({ secret, until }) =>
    secret === undefined ? [] : [{ secret, until }],
  );
  const consequence = secrets.length === 0 ? ': every delivery is answered 503' : '';
  return {
    connectionAt: (at) => ({
      name,
      ...same,
      secrets: secrets.filter(({ until }) => at < until).map(({ secret }) => secret),
    }),
    ends: secrets.map(({ until }) => until).filter(Number.isFinite),
    warnings: [
      ...found
        .filter(({ secret }) => secret === undefined)
        .map(
          ({ reference }) =>
            `Connection \`${name}\` goes without ${reference}, which is missing or empty${consequence}`,
        ),
      ...ended.map(
        ({ reference, until }) =>
          `Connection \`${name}\` refuses ${reference} since ${new Date(until).toISOString()}; remove it from \`secrets\`${consequence}`,
      ),
    ],
  };
}
