import type { Connection } from '../../shared/core/connection.ts';
import { Failure } from '../failure.ts';

/** The newest secret that fits the purpose. @param hint What to do when there is none. */
export function newestSecret(
  { name, secrets }: Connection,
  hint = 'Set the variable that `secrets` of the connection names.',
  fits: (secret: string) => boolean = () => true,
): string {
  const secret = secrets.find(fits);
  if (secret !== undefined) return secret;
  throw new Failure('failed', `Connection \`${name}\` has no secret here to sign with.`, { hint });
}
