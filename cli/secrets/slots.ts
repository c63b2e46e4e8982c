import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import { closest } from '../../shared/runtime/config/closest.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { secretTime } from '../../shared/runtime/config/webhook-secret.ts';
import { oneOf } from '../../shared/runtime/config/wording.ts';
import { Failure } from '../failure.ts';

/** A secret that the configuration names: whose it is, what it is to it, and where it is kept. */
export interface Slot {
  /** A connection's or an agent's name. */
  readonly of: string;
  readonly kind: 'connection' | 'agent';
  /** `secret`, `secret-2`, `token`, `privateKey`, … */
  readonly name: string;
  readonly reference: string;
}

/** Every secret that a configuration names, in its order. */
export function slotsIn({ connections, agents }: ConfigDocument): readonly Slot[] {
  return [
    ...Object.entries(connections).flatMap(([of, { secrets, credentials = {} }]) => [
      ...secrets.map((secret, at) => ({
        of,
        kind: 'connection' as const,
        name: at === 0 ? 'secret' : `secret-${at + 1}`,
        reference: secretTime(secret).reference,
      })),
      ...referencesIn(credentials, of, 'connection'),
    ]),
    ...Object.entries(agents).flatMap(([of, agent]) => referencesIn(agent, of, 'agent')),
  ];
}

/** The one that is meant; where there are several it has to be named. @throws Failure */
export function slotNamed(
  document: ConfigDocument,
  where: string,
  of: string,
  name: string | undefined,
): Slot {
  const all = slotsIn(document);
  const own = all.filter((slot) => slot.of === of);
  const [first] = own;
  if (!first) throw nobody(of, where, [...new Set(all.map((slot) => slot.of))]);
  const names = own.map((slot) => slot.name);
  if (name === undefined && own.length === 1) return first;
  const found = own.find((slot) => slot.name === name);
  if (found) return found;
  throw new Failure(
    'usage',
    name === undefined ? `\`${of}\` has several secrets.` : `\`${of}\` has no secret \`${name}\`.`,
    { hint: `Name one with --name: ${oneOf(names)}.` },
  );
}

function referencesIn(value: unknown, of: string, kind: Slot['kind']): Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && parseSecretReference(inner)
      ? [{ of, kind, name, reference: inner }]
      : referencesIn(inner, of, kind),
  );
}

function nobody(of: string, where: string, known: readonly string[]): Failure {
  const near = closest(of, known);
  return new Failure(
    'not_found',
    `No connection or agent \`${of}\` with a secret is in ${where}.`,
    {
      hint: near ? `Did you mean \`${near}\`?` : `There are ${oneOf(known) || 'none'}.`,
    },
  );
}
