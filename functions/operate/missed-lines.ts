import type { GivenUp, Missed } from '../../shared/core/checkpoint.ts';
import { waitsFor } from '../../shared/core/waits-for.ts';
import { time } from './view.ts';

/** One that is still asked for. */
export function missedLine({ nextAt, ...missed }: Missed): Record<string, unknown> {
  return { ...line(missed), state: 'missed', next: time(nextAt) };
}

/** One that is not asked for any more. */
export function givenUpLine(over: GivenUp): Record<string, unknown> {
  const refused = waitsFor(over.status).length === 0;
  return { ...line(over), state: refused ? 'refused' : 'given up' };
}

function line({ guid, event, since, status, asked }: Omit<GivenUp, 'at'>): Record<string, unknown> {
  return { guid, event, since: time(since), status, asked };
}
