import { SENDERS } from '../support/receive/config.ts';
import type { Mutation } from './draft.ts';
import { MUTATIONS } from './mutations.ts';
import { randomOf } from './random.ts';
import type { Shot } from './shot.ts';
import { shotOf } from './shot-of.ts';
import { sign } from './sign.ts';
import { startDraft } from './start-draft.ts';

/** By how many mutations, how often of ten. */
const HOW_MANY = [0, 1, 1, 1, 1, 1, 2, 2, 3, 4] as const;

/**
 * The request number `number` of a seed: always the same one. Each mutation draws from a stream of its own, so that with some of
 * them left out the others do what they did.
 *
 * @param keep Places of the mutations to be applied; all, if absent.
 */
export function build(seed: number, number: number, keep?: readonly number[]): Shot {
  const random = randomOf(seed, number, 0);
  const draft = startDraft(random.pick(SENDERS), random);
  const fitting = MUTATIONS.filter(({ of }) => !of || of.includes(draft.from));
  const chosen = Array.from({ length: random.pick(HOW_MANY) }, () => random.pick(fitting));
  const kept = chosen.map((mutation, place) => ({ mutation, place }));
  const applied = keep ? kept.filter(({ place }) => keep.includes(place)) : kept;
  const apply = (stage: Mutation['stage']): void => {
    for (const { mutation, place } of applied)
      if (mutation.stage === stage) mutation.change(draft, randomOf(seed, number, place + 1));
  };
  apply('before signing');
  sign(draft);
  apply('after signing');
  return shotOf(
    draft,
    applied.map(({ mutation }) => mutation.name),
  );
}
