/** A number of GitLab's: of a project, an issue in it, a comment, a person. Above 2^53 two could be read as one, so those are none. */
export function idOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
}
