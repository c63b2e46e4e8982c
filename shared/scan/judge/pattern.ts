import type { Span } from '../see/span.ts';
import type { Places } from './places.ts';
import type { Step } from './step.ts';

/** Expressions that follow one another. All carry the flag `g`; none may repeat over what it can also start with. */
export interface Pattern {
  readonly steps: readonly Step[];
  /** Characters between the end of one step and the start of the next, at most. */
  readonly within: number;
  /** True: the steps may come backwards too. */
  readonly eitherWay?: boolean;
}

const NONE: readonly Span[] = [];

/**
 * Every place where the steps stand in a row. Linear in the text: each step is searched once, and the places of one
 * step are matched with those of the next by walking both lists together, where `.{0,80}` in one expression
 * would try each start with each end. What is soonest searched comes first: a step that is nowhere ends it.
 */
export function find(places: Places, { steps, within, eitherWay }: Pattern): readonly Span[] {
  for (const step of steps) if (places.tries(step) === 0) return NONE;
  for (const step of soonest(steps, places)) if (places.of(step).length === 0) return NONE;
  const spans = inOrder(steps.map(places.of), within);
  if (!eitherWay) return spans;
  return [...spans, ...inOrder(steps.map(places.of).reverse(), within)];
}

const soonest = (steps: readonly Step[], { tries }: Places): readonly Step[] =>
  steps.length === 1 ? steps : steps.toSorted((a, b) => tries(a) - tries(b));

function inOrder(places: readonly (readonly Span[])[], within: number): readonly Span[] {
  const [first = [], ...rest] = places;
  return rest.reduce((chains, next) => joined(chains, next, within), first);
}

/** For each place of the next step, the chain that ends last before it, when that one is near enough. */
function joined(chains: readonly Span[], next: readonly Span[], within: number): readonly Span[] {
  const longer: Span[] = [];
  let at = 0;
  let nearest: Span | undefined;
  for (const { start, end } of next) {
    for (let chain = chains[at]; chain !== undefined && chain.end <= start; chain = chains[++at]) {
      nearest = chain;
    }
    if (nearest !== undefined && start - nearest.end <= within) {
      longer.push({ start: nearest.start, end });
    }
  }
  return longer;
}
