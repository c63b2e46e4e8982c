import type { Logged } from '../../../shared/core/delivery-log.ts';
import type { Ledger, LedgerEntry } from '../../../shared/core/ledger.ts';
import type { Clock } from '../../contracts/clock.ts';
import type { Sendings } from './delivery-log.ts';
import type { Functions } from './functions.ts';
import type { Ended } from './process.ts';
import type { Posting } from './sender.ts';
import type { Timeline } from './timeline.ts';

/** GitHub takes its time over what it was asked to send again. */
const REDELIVERY_MS = 5_000;

/** What became of something that a sender sent. */
export interface Posted {
  readonly posting: Posting;
  tries: number;
  /** Whether its sender heard what it wants to hear. */
  content: boolean;
  /** When it heard that. */
  contentAt?: number;
  /** The record, as it was in the moment in which the sender was told that all is well; absent when there was none. */
  recorded?: LedgerEntry | undefined;
}

/** Brings deliveries to receive's front door, and brings them again as their sender would. GitHub's are written down in its log. */
export interface PostOffice extends Sendings {
  readonly posted: readonly Posted[];
  /** Closed, it lets nothing through to us, and no answer back. */
  readonly door: { open: boolean };
  /** The first try. */
  send(posting: Posting): Promise<void>;
}

interface Heard {
  readonly status: number;
  readonly delivery: string;
}

interface Surroundings {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  readonly ask: <T>(name: string, work: (functions: Functions) => Promise<T>) => Promise<Ended<T>>;
}

export function postOffice({ clock, timeline, ledger, ask }: Surroundings): PostOffice {
  const posted: Posted[] = [];
  const door = { open: true };
  const log: Logged[] = [];

  /** What its sender hears: the status, and the delivery's key; nothing where no answer comes. */
  async function answerTo({ letter, sender }: Posting): Promise<Heard | undefined> {
    if (!door.open) return undefined;
    const { method, headers, body } = letter(clock.now);
    const ended = await ask('receive', async ({ receive }) => {
      const request = { method, headers, body: new Uint8Array(body) };
      const answer = await receive.request(`/webhooks/${sender.name}`, request);
      const { delivery = '' } = (await answer.json()) as { readonly delivery?: string };
      return { status: answer.status, delivery };
    });
    return 'answer' in ended ? ended.answer : undefined;
  }

  async function attempt(one: Posted): Promise<void> {
    const { sender } = one.posting;
    one.tries += 1;
    const at = clock.now;
    const heard = await answerTo(one.posting);
    if (sender.name === 'github') write(one, at, heard?.status ?? 0);
    if (heard && sender.isContent(heard.status)) {
      one.content = true;
      one.contentAt ??= clock.now;
      one.recorded = await ledger.entry(sender.name, heard.delivery);
      return;
    }
    const wait = sender.waits[one.tries - 1];
    if (wait !== undefined) again(one, wait);
  }

  function write(one: Posted, at: number, status: number): void {
    const id = String(log.length + 1);
    const guid = `guid-${posted.indexOf(one)}`;
    log.push({ id, guid, at, event: one.posting.what, status, throttled: false });
  }

  function again(one: Posted, waitMs: number): void {
    timeline.plan(clock.now + waitMs, `${one.posting.what} again`, () => attempt(one));
  }

  return {
    posted,
    door,
    log,
    redeliver(id) {
      const guid = log.find((each) => each.id === id)?.guid;
      const one = posted.find((_, at) => `guid-${at}` === guid);
      if (one) again(one, REDELIVERY_MS);
    },
    async send(posting) {
      const one: Posted = { posting, tries: 0, content: false };
      posted.push(one);
      await attempt(one);
    },
  };
}
