import type { Ledger, LedgerEntry } from '../../../shared/core/ledger.ts';
import type { Clock } from '../../contracts/clock.ts';
import type { Functions } from './functions.ts';
import type { Ended } from './process.ts';
import type { Posting } from './sender.ts';
import type { Timeline } from './timeline.ts';

/** What became of something that a sender sent. */
export interface Posted {
  readonly posting: Posting;
  tries: number;
  /** Whether its sender heard what it wants to hear. */
  content: boolean;
  /** The record, as it was in the moment in which the sender was told that all is well; absent when there was none. */
  recorded?: LedgerEntry | undefined;
}

/** Brings deliveries to receive's front door, and brings them again as their sender would. */
export interface PostOffice {
  readonly posted: readonly Posted[];
  /** The first try. */
  send(posting: Posting): Promise<void>;
}

interface Surroundings {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  readonly ask: <T>(name: string, work: (functions: Functions) => Promise<T>) => Promise<Ended<T>>;
}

export function postOffice({ clock, timeline, ledger, ask }: Surroundings): PostOffice {
  const posted: Posted[] = [];

  async function attempt(one: Posted): Promise<void> {
    const { letter, sender, what } = one.posting;
    one.tries += 1;
    const { method, headers, body } = letter(clock.now);
    const ended = await ask('receive', async ({ receive }) => {
      const request = { method, headers, body: new Uint8Array(body) };
      const answer = await receive.request(`/webhooks/${sender.name}`, request);
      const { delivery = '' } = (await answer.json()) as { readonly delivery?: string };
      return { status: answer.status, delivery };
    });
    if ('answer' in ended && sender.isContent(ended.answer.status)) {
      one.content = true;
      one.recorded = await ledger.entry(sender.name, ended.answer.delivery);
      return;
    }
    const wait = sender.waits[one.tries - 1];
    if (wait !== undefined) timeline.plan(clock.now + wait, `${what} again`, () => attempt(one));
  }

  return {
    posted,
    async send(posting) {
      const one: Posted = { posting, tries: 0, content: false };
      posted.push(one);
      await attempt(one);
    },
  };
}
