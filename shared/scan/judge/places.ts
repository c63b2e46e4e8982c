import type { Span } from '../see/span.ts';
import { FOREIGN } from './foreign.ts';
import { opening } from './opening.ts';
import type { WordIndex } from './word-index.ts';
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
  readonly sticky: RegExp;
}

/** Expressions that are prepared while one text waits, at most: altogether they take 20 ms of a function that has just started. */
const MAX_PREPARED = 4;
/** `met` are those which have searched a text as it is. */
const steps = new WeakMap<RegExp, Step | 'met'>();

/**
 * Finds what the expressions of the rules match, each at the words alone that begin as it does: most of them nowhere.
 * The same as a search of the whole text for each.
 */
export function places(text: string): Places {
  const isForeign = FOREIGN.test(text);
  let index: WordIndex | undefined;
  let toPrepare = MAX_PREPARED;
  const found = new Map<RegExp, readonly Span[]>();
  const prepared = (expression: RegExp): Step | undefined => {
    const met = steps.get(expression);
    if (met === undefined || found.has(expression)) return undefined;
    if (met === 'met' && toPrepare-- <= 0) return undefined;
    const step = met === 'met' ? stepOf(expression) : met;
    const isKnown = step.known === 'always' || (step.known === 'in English' && !isForeign);
    return isKnown ? step : undefined;
  };
  const search = (expression: RegExp): readonly Span[] => {
    const step = prepared(expression);
    if (!steps.has(expression)) steps.set(expression, 'met');
    if (step === undefined) return everywhere(text, expression);
    index ??= wordIndex(text);
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
      const known = found.get(expression);
      if (known !== undefined) return known.length;
      const step = prepared(expression);
      if (step === undefined) return text.length;
      index ??= wordIndex(text);
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
  const begins = opening(expression);
  const step: Step = {
    openings: begins?.plain.map(openingOf) ?? [],
    known: begins === undefined ? 'never' : begins.foreign ? 'in English' : 'always',
    sticky: new RegExp(expression.source, expression.flags.replace('g', 'y')),
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
