import type { Head } from '../../../shared/core/head.ts';
import type { Place } from './place.ts';

const texts = new WeakMap<Head, string>();

/** A normal place as text: two with the same text are one. What a hand has read is mostly the head that is there. */
export function textOf({ head, runs, hands, shows }: Place): string {
  const held = hands.map((hand) => (hand.head === head ? hand.turn : hand));
  return `${head ? textOfHead(head) : ''}|${JSON.stringify([runs, held, shows])}`;
}

function textOfHead(head: Head): string {
  const text = texts.get(head) ?? JSON.stringify(head);
  texts.set(head, text);
  return text;
}
