import { see } from '../../../shared/scan/see/see.ts';
import { features } from '../../../shared/scan/weigh/features.ts';
import { segments } from '../../../shared/scan/weigh/segments.ts';
import { attackPhrases } from '../corpus/attack-phrases.ts';
import { benignPhrases } from '../corpus/benign-phrases.ts';
import { draw, random } from '../corpus/draw.ts';
import type { Example } from './example.ts';

const ATTACKS = 3000;
const OTHERS = 2000;
const SEED = 5;

/** Texts drawn from our own phrases: what attacks are made of, whoever writes them. Always learned from, as nobody is tested on them. */
export function drawnExamples(): readonly Example[] {
  const next = random(SEED);
  return Array.from({ length: ATTACKS + OTHERS }, (_, at) => {
    const isAttack = at < ATTACKS;
    const text = isAttack
      ? draw(attackPhrases, 'attack', next)
      : draw(benignPhrases, 'benign', next);
    return { pieces: piecesOf(text, isAttack), isAttack, weight: 1 };
  });
}

/** A template's comment is hidden and harmless; of an attack only what it says openly is learned. */
const piecesOf = (text: string, isAttack: boolean) =>
  segments(see(text))
    .filter(({ view }) => !isAttack || !view.hidden)
    .map((segment) => features(segment.text));
