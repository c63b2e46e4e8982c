/** Runs something that reads the clock itself, at the time of a request. */
export function atItsTime<T>(now: number, run: () => T): T {
  const clock = Date.now;
  Date.now = () => now;
  try {
    return run();
  } finally {
    Date.now = clock;
  }
}
