import type { Span } from '../see/span.ts';
import { FOREIGN } from './foreign.ts';
import { opening } from './opening.ts';
import { openingOf, wordIndex } from './word-index.ts';

/** Where expressions match in one text. */
export interface Places {
  /** How many places have to be tried for it, at most. */
  readonly tries: (step: RegExp) => number;
  readonly of: (step: RegExp) => readonly Span[];
}

/** An expression that is tried where words begin as it does, or anywhere when nothing is known of that. */
interface Step {
  readonly openings: readonly number[];
  readonly known: 'always' | 'in English' | 'never';
  /** Made when it is first tried. */
  sticky?: RegExp;
}

/** Those that a text has got to. */
const steps = new WeakMap<RegExp, Step>();

/**
 * Finds what the expressions of the rules match, each at the words alone that begin as it does: most of them nowhere.
 * The same as a search of the whole text for each.
 */
export function places(text: string): Places {
  const index = wordIndex(text);
  const isForeign = FOREIGN.test(text);
  const found = new Map<RegExp, readonly Span[]>();
  const isKnown = ({ known }: Step) => known === 'always' || (known === 'in English' && !isForeign);
  const search = (expression: RegExp): readonly Span[] => {
    const step = stepOf(expression);
    if (!isKnown(step)) return everywhere(text, expression);
    step.sticky ??= new RegExp(expression.source, expression.flags.replace('g', 'y'));
    const starts: number[] = [];
    for (const opening of step.openings) index.collect(opening, starts);
    return at(
      text,
      step.sticky,
      starts.sort((a, b) => a - b),
    );
  };
  return {
    tries: (expression) => {
      const step = stepOf(expression);
      if (!isKnown(step)) return text.length;
      let count = 0;
      for (const opening of step.openings) count += index.count(opening);
      return count;
    },
    of: (expression) => {
      const known = found.get(expression);
      if (known !== undefined) return known;
      const spans = search(expression);
      found.set(expression, spans);
      return spans;
    },
  };
}

function stepOf(expression: RegExp): Step {
  const known = steps.get(expression);
  if (known !== undefined) return known;
  const begins = opening(expression);
  const step: Step = {
    openings: begins?.plain.map(openingOf) ?? [],
    known: begins === undefined ? 'never' : begins.foreign ? 'in English' : 'always',
  };
  steps.set(expression, step);
  return step;
}

function at(text: string, step: RegExp, starts: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    step.lastIndex = start;
    if (!step.test(text)) continue;
    end = step.lastIndex;
    spans.push({ start, end });
  }
  return spans;
}

function everywhere(text: string, step: RegExp): readonly Span[] {
  const spans: Span[] = [];
  step.lastIndex = 0;
  for (let hit = step.exec(text); hit !== null; hit = step.exec(text)) {
    spans.push({ start: hit.index, end: step.lastIndex });
  }
  return spans;
}
