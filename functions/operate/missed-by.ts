import type { OperateDeps } from './deps.ts';
import { givenUpLine, missedLine } from './missed-lines.ts';

/** What is known of a guid that never came. */
export async function missedBy(
  guid: string,
  deps: OperateDeps,
): Promise<Record<string, unknown> | undefined> {
  const { connections } = await deps.config.read();
  const all = await Promise.all(connections.map(({ name }) => deps.recovery.of(name)));
  for (const { connection, place, hooks } of all.flat()) {
    for (const { missed, givenUp } of hooks) {
      const waits = missed.find((each) => each.guid === guid);
      const over = givenUp.find((each) => each.guid === guid);
      if (waits) return { connection, place, ...missedLine(waits) };
      if (over) return { connection, place, ...givenUpLine(over) };
    }
  }
  return undefined;
}
