import type { Sighting } from './judge/look.ts';
import { look } from './judge/look.ts';
import { quoted } from './judge/quoted.ts';
import { HELD_AT, MOST_BY_RULES } from './score.ts';
import { see } from './see/see.ts';
import type { Span } from './see/span.ts';
import { features } from './weigh/features.ts';
import type { Model } from './weigh/model.ts';
import { logOdds } from './weigh/model.ts';
import type { Segment } from './weigh/segments.ts';
import { segments } from './weigh/segments.ts';
import type { Weighed } from './weigh/weigh.ts';
import { weigh } from './weigh/weigh.ts';

/** All that speaks against a text. */
export interface Evidence {
  readonly sightings: readonly Sighting[];
  /** Absent when the text is empty, or a project does not want to hear of it. */
  readonly weighed?: Weighed & { readonly quoted: boolean };
}

/** Reads a text once, for the rules and for the scales. */
export function evidence(text: string, model: Model): Evidence {
  const seen = see(text);
  const isQuoted = quoted(text, seen.parts);
  const sightings = look(text, seen, isQuoted);
  const weighed = weigh(segments(seen), model);
  if (weighed === undefined) return { sightings };
  const { segment, weight, own: odds } = weighed;
  // Nobody asks of what is too light to be held, whatever the rules add.
  if (segment.view.hidden || weight < HELD_AT - MOST_BY_RULES) {
    return { sightings, weighed: { ...weighed, quoted: false } };
  }
  // A piece whose own words would pass is only as heavy as what it quotes.
  const own = ownWords(segment, isQuoted);
  const rest = weight - odds + (own === segment.text ? odds : logOdds(model, features(own)));
  return { sightings, weighed: { ...weighed, quoted: own.trim() === '' || rest < HELD_AT } };
}

/** The piece with white space in the place of what is quoted. */
function ownWords({ text, span, view }: Segment, isQuoted: (place: Span) => boolean): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const start = span.start + at;
    if (!isQuoted(view.traced.origin({ start, end: start + 1 }))) continue;
    kept.push(text.slice(from, at), ' ');
    from = at + 1;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}
