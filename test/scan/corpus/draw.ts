/** Reproducible numbers in 0..1: a text that is drawn twice is the same text. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fills in one phrase of that name: `{name}` is another phrase, `[a|b|]` one of the choices. */
export function draw(
  phrases: Readonly<Record<string, readonly string[]>>,
  name: string,
  next: () => number,
): string {
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  const fill = (text: string): string =>
    text
      .replace(/\[((?:[^[\]|]|\{\w+\})*(?:\|(?:[^[\]|])*)+)\]/g, (_, choices: string) =>
        pick(choices.split('|')),
      )
      .replace(/\{(\w+)\}/g, (all, inner: string) => {
        const from = phrases[inner];
        return from === undefined ? all : fill(pick(from));
      });
  return fill(pick(phrases[name] ?? []))
    .replace(/ {2,}/g, ' ')
    .replace(/ ([.,:?!])/g, '$1')
    .trim();
}
