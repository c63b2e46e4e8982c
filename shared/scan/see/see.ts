import { deciphered } from './deciphered.ts';
import type { Encoding } from './encodings.ts';
import { encodings } from './encodings.ts';
import { fold } from './fold.ts';
import { hasRun } from './has-run.ts';
import { shown } from './invisible.ts';
import { joined } from './joined.ts';
import type { HiddenPlace, Part } from './markup.ts';
import { markup } from './markup.ts';
import { plainly } from './plainly.ts';
import { spelledIn } from './spelled.ts';
import type { Traced } from './traced.ts';
import { decoded, slice, whole } from './traced.ts';

/** One way to look at a text. */
export interface View {
  /** Where it stands in the text, for people. */
  readonly place:
    | 'text'
    | HiddenPlace
    | Encoding['name']
    | 'invisible characters'
    | 'Caesar cipher'
    | 'reversed';
  readonly traced: Traced;
  /** True: an agent reads it, a reader of the ticket does not see it. */
  readonly hidden: boolean;
}

/** All that there is to see in a text. */
export interface Seen {
  /** The whole text as an agent may understand it comes first, then what is hidden in it, one view a kind of place. */
  readonly views: readonly View[];
  /** What Markdown and HTML do with its parts, by their place in the ticket. */
  readonly parts: readonly Part[];
}

/** An encoding in an encoding in an encoding; deeper nobody looks. */
const MAX_DEPTH = 3;
/** Characters that are decoded altogether: nested codes of one text may say no more than the longest text does. */
const MAX_DECODED_CHARS = 65_536;

const SHOWN_PLACES: readonly string[] = ['details', 'code fence', 'code'];

/** The text as an agent may understand it, and each part that is hidden in it: in plain letters, with the way back. */
export function see(text: string): Seen {
  const surface = shown(whole(text));
  const marked = markup(surface.text);
  const plain = (traced: Traced) => plainly(fold(traced));
  const main: View = { place: 'text', traced: plain(surface), hidden: false };
  const hidden = new Map<View['place'], Traced[]>();
  const hide = (place: View['place'], traced: Traced) => {
    const others = hidden.get(place);
    if (others === undefined) hidden.set(place, [traced]);
    else others.push(traced);
  };

  for (const part of marked) {
    if (isHidden(part)) hide(part.place, plain(slice(surface, part.start, part.end)));
  }
  if (surface.text !== text) {
    for (const { text: spelled, at } of spelledIn(text)) {
      hide('invisible characters', plain(decoded(spelled, whole(text), at)));
    }
  }
  let budget = MAX_DECODED_CHARS;
  let layer: readonly Traced[] = [surface];
  for (let depth = 0; depth < MAX_DEPTH && layer.length > 0; depth++) {
    const next: Traced[] = [];
    for (const { place, traced } of layer.flatMap(decodings)) {
      budget -= traced.text.length;
      if (budget < 0) break;
      hide(place, plain(traced));
      next.push(traced);
    }
    layer = next;
  }
  for (const { cipher, traced } of deciphered(surface)) hide(cipher, traced);

  const views = [...hidden].map(
    ([place, texts]): View => ({ place, traced: joined(texts), hidden: true }),
  );
  return {
    views: [main, ...views],
    parts: marked.map((part) => ({ ...part, ...surface.origin(part) })),
  };
}

const isHidden = (part: Part): part is Part & { readonly place: HiddenPlace } =>
  !SHOWN_PLACES.includes(part.place);

function decodings(source: Traced): readonly { place: Encoding['name']; traced: Traced }[] {
  const possible = encodings.filter(({ run }) => hasRun(source.text, run));
  return possible.flatMap(({ name, code, decode }) =>
    [...source.text.matchAll(code)].flatMap(({ index, 0: each }) => {
      const text = decode(each);
      const at = { start: index, end: index + each.length };
      return text === undefined ? [] : [{ place: name, traced: decoded(text, source, at) }];
    }),
  );
}
