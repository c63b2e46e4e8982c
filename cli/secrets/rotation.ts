import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import type { ConnectionDocument } from '../../shared/runtime/config/connection-schema.ts';
import { secretTime } from '../../shared/runtime/config/webhook-secret.ts';

/** The staging label of the version that a rotation makes; Secrets Manager’s own rotation has the same word for it. */
export const PENDING = 'AWSPENDING';

/**
 * How far the rotation of a connection's secret is, by what its configuration says: that is the only memory, so that anybody can go on
 * with it, from any machine.
 */
export type Rotation =
  /** One secret, and nothing to do with it yet. */
  | { readonly is: 'at_rest'; readonly name: string }
  /** Both are taken; the sender signs with the old one, as far as we know. */
  | { readonly is: 'both'; readonly name: string }
  /** The sender has the new one; the old is taken until then (epoch milliseconds). */
  | { readonly is: 'ending'; readonly name: string; readonly until: number }
  /** Nothing that we began, or could go on with. */
  | { readonly is: 'other'; readonly why: string };

type Secrets = ConnectionDocument['secrets'];

export function rotationOf(secrets: Secrets): Rotation {
  const [first, second] = secrets.map(secretTime).map(({ reference, until }) => ({
    until,
    ...parseSecretReference(reference),
  }));
  if (first?.scheme !== 'secretsmanager' || first.name === undefined)
    return { is: 'other', why: 'its secret is not in Secrets Manager' };
  const { name, stage } = first;
  if (!second) {
    return stage === undefined && first.until === Number.POSITIVE_INFINITY
      ? { is: 'at_rest', name }
      : { is: 'other', why: 'its only secret is a version of one, or has an end' };
  }
  const isOurs = stage === PENDING && second.scheme === 'secretsmanager' && second.name === name;
  if (!isOurs || second.stage !== undefined)
    return { is: 'other', why: 'it has two secrets, which somebody is changing by hand' };
  return second.until === Number.POSITIVE_INFINITY
    ? { is: 'both', name }
    : { is: 'ending', name, until: second.until };
}

/** What the configuration says at each step. */
export function secretsAt(rotation: Exclude<Rotation, { is: 'other' }>): Secrets {
  const old = `secretsmanager:${rotation.name}`;
  const pending = `${old}#${PENDING}`;
  switch (rotation.is) {
    case 'at_rest':
      return [old];
    case 'both':
      return [pending, old];
    case 'ending':
      return [pending, { ref: old, until: new Date(rotation.until).toISOString() }];
  }
}
