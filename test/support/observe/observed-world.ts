import type { Fact } from '../../../shared/core/fact.ts';
import { observedHeads } from '../../../shared/core/observed-heads.ts';
import { observedResults } from '../../../shared/core/observed-results.ts';
import type { World } from '../world/world.ts';
import { world } from '../world/world.ts';

/** A world that tells what happens in it, wired as the functions are on AWS. */
export function observedWorld(project?: Parameters<typeof world>[0]): {
  readonly all: World;
  readonly facts: Fact[];
} {
  const facts: Fact[] = [];
  const observe = (fact: Fact) => void facts.push(fact);
  const all = world(project, (ports) => ({
    ...ports,
    heads: observedHeads(ports.heads, observe),
    results: observedResults(ports.results, observe),
  }));
  Object.assign(all.deps, { observe });
  return { all, facts };
}
