/** Eight text units of 1,000 characters, and at most 24,000 bytes: small, as quotas are by the unit and differ by account and region. */
export const PIECE_CHARS = 8_000;
/** An order that a cut goes through stands whole in the next piece. */
export const OVERLAP_CHARS = 500;

/** A text in pieces that overlap, so that together they show all of it; those with nothing but white space are left out. */
export function pieces(text: string): readonly string[] {
  const step = PIECE_CHARS - OVERLAP_CHARS;
  const count = Math.max(1, Math.ceil((text.length - OVERLAP_CHARS) / step));
  return Array.from({ length: count }, (_, at) =>
    // Half a pair of surrogates is no text.
    text.slice(at * step, at * step + PIECE_CHARS).toWellFormed(),
  ).filter((piece) => piece.trim() !== '');
}
