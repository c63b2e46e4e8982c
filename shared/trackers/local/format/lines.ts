/** A line of a file: what it says, and how it ends. */
export interface Line {
  readonly text: string;
  /** The last line of a file may have no end. */
  readonly end: '\n' | '\r\n' | '';
}

/** The lines of a text; each with its end, one after the other, they are the text again. */
export function linesOf(text: string): readonly Line[] {
  const parts = text.split('\n');
  return parts.flatMap((part, at): Line[] => {
    if (at === parts.length - 1) return part === '' ? [] : [{ text: part, end: '' }];
    return part.endsWith('\r')
      ? [{ text: part.slice(0, -1), end: '\r\n' }]
      : [{ text: part, end: '\n' }];
  });
}
