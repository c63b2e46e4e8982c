import { features } from './features.ts';
import type { Model } from './model.ts';
import { logOdds } from './model.ts';
import type { Segment } from './segments.ts';
import { technicalIn } from './technical.ts';

/** The piece that speaks most against a text, and how much: log-odds, moved by where it stands. */
export interface Weighed {
  readonly segment: Segment;
  readonly weight: number;
  /** The log-odds of its words alone. */
  readonly own: number;
}

/** Nobody hides what people are to read, and few write prose in code. */
const HIDDEN = 0.8;
const PROSE_IN_CODE = 0.6;
const CODE = -1.5;
/** A ticket is about software: what is not, in one that is, is out of place. */
const OUT_OF_PLACE = 0.6;
const MIN_TECHNICAL = 4;

const SYMBOL = /[{}()[\];=<>$\\|_#*`/&+^~@%]/g;
const PLAIN_WORD = /[A-Za-z]{2,40}(?=[\s,.:!?'"]|$)/g;

/** Weighs every piece; undefined when there is none. */
export function weigh(pieces: readonly Segment[], model: Model): Weighed | undefined {
  const technical = technicalOf(pieces);
  const all = technical.reduce((sum, some) => sum + some, 0);
  let heaviest: Weighed | undefined;
  pieces.forEach((segment, at) => {
    const around = all - (technical[at] ?? 0) >= MIN_TECHNICAL ? OUT_OF_PLACE : 0;
    const own = logOdds(model, features(segment.text));
    const weight = own + sightOf(segment) + around;
    if (heaviest === undefined || weight > heaviest.weight) heaviest = { segment, own, weight };
  });
  return heaviest;
}

function sightOf({ sight, text }: Segment): number {
  if (sight === 'open') return 0;
  if (sight === 'hidden') return HIDDEN;
  const plain = count(text, PLAIN_WORD);
  return plain >= 4 && count(text, SYMBOL) <= plain * 0.35 ? PROSE_IN_CODE : CODE;
}

/** What is technical in each piece, as far as it matters: until there is enough around every one. */
function technicalOf(pieces: readonly Segment[]): readonly number[] {
  const found: number[] = [];
  if (pieces.length === 1) return found;
  let sum = 0;
  let most = 0;
  for (const { sight, text } of pieces) {
    const some = sight === 'hidden' ? 0 : technicalIn(text, MIN_TECHNICAL);
    found.push(some);
    sum += some;
    most = Math.max(most, some);
    if (sum - most >= MIN_TECHNICAL) break;
  }
  return found;
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;
