import { fold } from './fold.ts';
import { spelledBySelectors, spelledByTags, withoutInvisible } from './invisible.ts';
import { markup } from './markup.ts';

/** One way to look at a text. */
export interface View {
  /** Where it stands in the text, for people. */
  readonly place: string;
  readonly text: string;
  /** True: an agent reads it, a reader of the ticket does not see it. */
  readonly hidden: boolean;
  /** True: not written like this, but read like this. */
  readonly folded: boolean;
}

/** The text as it is, as an agent may understand it, and what is hidden in it; one view per kind of hiding place. */
export function visible(text: string): readonly View[] {
  const stripped = withoutInvisible(text);
  const plain = fold(stripped);
  const views: View[] = [{ place: 'text', text, hidden: false, folded: false }];
  if (plain !== text) views.push({ place: 'text', text: plain, hidden: false, folded: true });
  for (const [place, parts] of markup(stripped).hidden) {
    views.push({ place, text: fold(parts.join('\n')), hidden: true, folded: true });
  }
  if (stripped !== text) {
    const spelled = `${spelledByTags(text)}\n${spelledBySelectors(text)}`.trim();
    if (spelled !== '') {
      views.push({ place: 'invisible characters', text: spelled, hidden: true, folded: true });
    }
  }
  return views;
}
