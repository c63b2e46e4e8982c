import { attackPhrases } from '../../scan/corpus/attack-phrases.ts';
import { benignPhrases } from '../../scan/corpus/benign-phrases.ts';
import { draw, random } from '../../scan/corpus/draw.ts';
import { readRows } from '../../scan/read-rows.ts';

const DRAWN = 3000;

/** The development texts where they are, else as many drawn from our own phrases. */
export function texts(): { readonly name: string; readonly all: readonly string[] } {
  try {
    return { name: 'the development texts', all: readRows().map(({ text }) => text) };
  } catch {
    return { name: 'texts drawn from our own phrases', all: drawn() };
  }
}

function drawn(): readonly string[] {
  const next = random(7);
  const benign = () => draw(benignPhrases, 'benign', next);
  const kinds = [benign, benign, () => draw(attackPhrases, 'attack', next)];
  return Array.from({ length: DRAWN }, (_, at) =>
    Array.from({ length: 1 + (at % 40) }, (_, line) => kinds[line % 3]?.()).join('\n\n'),
  );
}
