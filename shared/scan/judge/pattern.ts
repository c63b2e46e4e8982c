import type { Span } from '../see/span.ts';

/** Expressions that follow one another. All carry the flag `g`; none may repeat over what it can also start with. */
export interface Pattern {
  readonly steps: readonly RegExp[];
  /** Characters between the end of one step and the start of the next, at most. */
  readonly within: number;
  /** True: the steps may come backwards too. */
  readonly eitherWay?: boolean;
}

/**
 * Every place where the steps stand in a row. Linear in the text: each step is searched once, and the places of one
 * step are matched with those of the next by walking both lists together, where `.{0,80}` in one expression
 * would try each start with each end.
 */
export function find(text: string, pattern: Pattern): readonly Span[] {
  const places: (readonly Span[])[] = [];
  for (const step of pattern.steps) {
    const found = placesOf(text, step);
    if (found.length === 0) return [];
    places.push(found);
  }
  const spans = inOrder(places, pattern.within);
  if (!pattern.eitherWay) return spans;
  return [...spans, ...inOrder(places.reverse(), pattern.within)];
}

function placesOf(text: string, step: RegExp): readonly Span[] {
  const spans: Span[] = [];
  step.lastIndex = 0;
  for (let hit = step.exec(text); hit !== null; hit = step.exec(text)) {
    spans.push({ start: hit.index, end: step.lastIndex });
  }
  return spans;
}

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
