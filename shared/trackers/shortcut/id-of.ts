/** A story's, label's, state's or comment's number, a member's UUID: as text. Above 2^53 two numbers could be read as one, so those are none. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;
}
