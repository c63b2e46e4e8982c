import type { Span } from './pattern.ts';
import { find } from './pattern.ts';
import { quoted } from './quoted.ts';
import type { Rule } from './rules.ts';
import { rules } from './rules.ts';
import type { View } from './visible.ts';

/** A rule that fired, and the place that speaks most against the text. */
export interface Sighting {
  readonly rule: Rule;
  readonly view: View;
  readonly span: Span;
  /** True: it stands in the words of others or in code, wherever it was seen. */
  readonly quoted: boolean;
}

/** What the rules see in the views, at most one sighting of each, in the order of the rules. */
export function look(views: readonly View[]): readonly Sighting[] {
  const seen = new Map<string, Sighting>();
  const asWritten = new Set<string>();
  for (const view of views) {
    for (const sighting of inView(view)) {
      const { id, class: kind } = sighting.rule;
      note(seen, id, sighting);
      if (!view.folded) asWritten.add(id);
      else if (kind === 'heuristic') continue;
      else if (view.hidden) note(seen, 'hidden.orders', sighting);
      else if (!asWritten.has(id)) note(seen, 'hidden.disguised', sighting);
    }
  }
  return rules.flatMap((rule) => {
    const sighting = seen.get(rule.id);
    return sighting === undefined ? [] : { ...sighting, rule };
  });
}

function note(seen: Map<string, Sighting>, id: string, sighting: Sighting): void {
  const known = seen.get(id);
  if (known === undefined || (known.quoted && !sighting.quoted)) seen.set(id, sighting);
}

function inView(view: View): readonly Sighting[] {
  let isQuoted: ((place: Span) => boolean) | undefined;
  const isOpen = (span: Span) => {
    isQuoted ??= view.hidden ? () => false : quoted(view.text);
    return !isQuoted(span);
  };
  return rules.flatMap((rule) => {
    const spans = rule.pattern === undefined ? [] : find(view.text, rule.pattern);
    const open = spans.find(isOpen);
    const span = open ?? spans[0];
    return span === undefined ? [] : { rule, view, span, quoted: open === undefined };
  });
}
