import type { Seen, View } from '../see/see.ts';
import type { Span } from '../see/span.ts';
import type { Oddity } from '../see/traced.ts';
import { whole } from '../see/traced.ts';
import { find } from './pattern.ts';
import { places } from './places.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

/** A rule that fired, and the place that speaks most against the text. */
export interface Sighting {
  readonly rule: Rule;
  readonly view: View;
  /** In the view. */
  readonly span: Span;
  /** True: it stands in the words of others or in code, wherever it was seen. */
  readonly quoted: boolean;
}

/** What is only to be seen as it was written is none of it. */
const NOT_ASCII = /[^\0-\x7f]/;
const asWritten = rules.filter(({ letters }) => letters === 'as written');
const inPlain = rules.filter(({ letters }) => letters !== 'as written');

/** What the rules see in a text, at most one sighting of each, in the order of the rules. */
export function look(
  text: string,
  { views }: Seen,
  isQuoted: (place: Span) => boolean,
): readonly Sighting[] {
  const seen = new Map<string, Sighting>();
  const raw: View = { place: 'text', traced: whole(text), hidden: false };
  const all = [
    ...(NOT_ASCII.test(text) ? inView(raw, asWritten, isQuoted) : []),
    ...views.flatMap((view) => inView(view, inPlain, isQuoted)),
  ];
  for (const sighting of all) {
    const { rule, view, span } = sighting;
    note(seen, rule.id, sighting);
    if (rule.class === 'heuristic' || rule.letters === 'as written') continue;
    if (view.hidden) note(seen, 'hidden.orders', sighting);
    else if (view.traced.oddity(span) > own(rule)) note(seen, 'hidden.disguised', sighting);
  }
  return rules.flatMap((rule) => {
    const sighting = seen.get(rule.id);
    return sighting === undefined ? [] : { ...sighting, rule };
  });
}

/** Other languages have accents of their own. */
const own = ({ class: kind }: Rule): Oddity => (kind === 'language' ? 1 : 0);

function note(seen: Map<string, Sighting>, id: string, sighting: Sighting): void {
  const known = seen.get(id);
  if (known === undefined || (known.quoted && !sighting.quoted)) seen.set(id, sighting);
}

function inView(
  view: View,
  some: readonly Rule[],
  isQuoted: (place: Span) => boolean,
): readonly Sighting[] {
  const isOpen = (span: Span) => view.hidden || !isQuoted(view.traced.origin(span));
  const known = places(view.traced.text);
  return some.flatMap((rule) => {
    const spans = rule.pattern === undefined ? [] : find(known, rule.pattern);
    const open = spans.find(isOpen);
    const span = open ?? spans[0];
    return span === undefined ? [] : { rule, view, span, quoted: open === undefined };
  });
}
