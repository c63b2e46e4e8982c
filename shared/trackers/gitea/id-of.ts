/** A number of Gitea's: of an issue, a comment, a label. Above 2^53 two could be read as one, so those are none. */
export function idOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}
