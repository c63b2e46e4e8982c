import type { Span } from '../see/span.ts';
import { needles } from './needles.ts';
import type { Step } from './step.ts';
import { wordStarts } from './word-starts.ts';

/** Where the steps of the rules match in one text. */
export interface Places {
  /** How many places have to be tried for it, at most. */
  readonly tries: (step: Step) => number;
  readonly of: (step: Step) => readonly Span[];
}

/** By the number of the step, made when a text has to be searched for it: as it is, and for one place at a time. */
const searches: RegExp[] = [];
const stickies: RegExp[] = [];

const searchFor = ({ source, flags }: Step, number: number): RegExp => {
  searches[number] ??= new RegExp(source, flags);
  return searches[number];
};
const stickyFor = ({ source, flags }: Step, number: number): RegExp => {
  stickies[number] ??= new RegExp(source, flags.replace('g', 'y'));
  return stickies[number];
};

/**
 * Finds what the steps of the rules match, each at the words alone that begin as it does: most of them nowhere.
 * The same as a search of the whole text for each.
 */
export function places(text: string): Places {
  const all = needles();
  const starts = wordStarts(text, all);
  const found: (readonly Span[])[] = [];
  const isSearched = (number: number) => {
    const tried = all.tried[number];
    return tried === 'everywhere' || (tried === 'at words of ours' && starts.isForeign);
  };
  return {
    tries: (step) => {
      const number = all.numberOf.get(step) ?? 0;
      return found[number]?.length ?? (isSearched(number) ? text.length : starts.count(number));
    },
    of: (step) => {
      const number = all.numberOf.get(step) ?? 0;
      found[number] ??= isSearched(number)
        ? everywhere(text, searchFor(step, number))
        : at(text, stickyFor(step, number), starts.of(number));
      return found[number];
    },
  };
}

function at(text: string, step: RegExp, starts: Int32Array): readonly Span[] {
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
