/**
 * Handles numbered things by number, whatever order they come in.
 *
 * emulate numbers its deliveries without a gap and sends those of one API call side by side.
 */
export function inOrder<T>(
  handle: (thing: T) => void,
  first = 1,
): (number: number, thing: T) => void {
  const early = new Map<number, T>();
  let next = first;
  return (number, thing) => {
    early.set(number, thing);
    for (let due = early.get(next); due !== undefined; due = early.get(next)) {
      early.delete(next);
      next += 1;
      handle(due);
    }
  };
}
