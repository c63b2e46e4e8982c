/** Makes a value only anew when time has passed one of `ends` since it was made; the same value again otherwise. */
export function onceBetween<T>(
  ends: readonly number[],
  make: (now: number) => T,
): (now: number) => T {
  const passedAt = (now: number) => ends.filter((end) => end <= now).length;
  let made: { readonly passed: number; readonly value: T } | undefined;
  return (now) => {
    const passed = passedAt(now);
    if (made?.passed !== passed) made = { passed, value: make(now) };
    return made.value;
  };
}
