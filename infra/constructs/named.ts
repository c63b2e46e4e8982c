/** A word of ours as a construct's id begins: `receive` → `Receive`. */
export function named(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
