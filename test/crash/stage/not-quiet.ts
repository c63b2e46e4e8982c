import { Breach } from './breach.ts';

/** A run that does not come to rest, or not to what a scenario waits for: what it promised is not kept. */
export class NotQuiet extends Breach {
  override readonly name = 'NotQuiet';

  constructor(what: string, afterMs: number, waiting: readonly string[]) {
    const still = waiting.length > 0 ? `; still to come: ${waiting.join(', ')}` : '';
    super(`${what} (${Math.round(afterMs / 1000)} s after the start${still})`);
  }
}
