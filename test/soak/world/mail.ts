import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../faults/faults.ts';
import { isDone } from '../faults/faults.ts';
import { between, random } from '../random.ts';
import type { Busy } from './busy.ts';
import type { Letter } from './letter.ts';
import { isDelivered } from './letter.ts';
import type { Receipt } from './receipt.ts';
import type { Ticket } from './ticket.ts';

/** Where all letters go, and what was seen of them. */
export interface Mail {
  post(letter: Letter, ticket: Ticket): void;
  /** Requests that were made. */
  sent(): number;
  /** Milliseconds from the request to its answer. */
  readonly answerTimes: number[];
}

export interface MailOptions {
  readonly url: () => string;
  readonly seed: number;
  readonly faults: Faults;
  readonly busy: Busy;
  readonly over: AbortSignal;
}

/** How often a sender repeats what was not taken, each after twice the time. GitHub's are redelivered by hand or from its log. */
const REPEATS: Readonly<Record<string, number>> = { github: 8, linear: 3, builds: 8 };
const FIRST_WAIT_MS = 150;
const MAX_WAIT_MS = 3_000;
const TIMEOUT_MS = 20_000;

/**
 * The way from the senders to us, as it is: a letter comes twice at once, late, before the one that was sent earlier, or again when all is
 * over; an answer gets lost and the letter is repeated. What happens to the n-th letter of a ticket follows from the seed.
 */
export function mail({ url, seed, faults, busy, over }: MailOptions): Mail {
  let sent = 0;
  const answerTimes: number[] = [];

  async function attempt(letter: Letter): Promise<void> {
    const fault = faults.next('delivery');
    if (fault !== undefined && !isDone(fault)) return;
    sent++;
    const begun = performance.now();
    const receipt = await send(letter, `${url()}/webhooks/${letter.connection}`).catch(() => ({
      status: 0,
    }));
    answerTimes.push(performance.now() - begun);
    letter.receipts.push({ ...receipt, at: Date.now(), lost: fault !== undefined });
  }

  async function deliver(letter: Letter): Promise<void> {
    const tries = 1 + (REPEATS[letter.connection.split('-')[0] ?? ''] ?? 0);
    for (let tried = 0; tried < tries && !over.aborted; tried++) {
      if (tried > 0) await sleep(Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** tried));
      await attempt(letter);
      if (isDelivered(letter) || isFinal(letter)) return;
    }
  }

  return {
    sent: () => sent,
    answerTimes,
    post(letter, ticket) {
      const draw = random(seed, `letter ${ticket.index} ${ticket.letters.length}`);
      ticket.letters.push(letter);
      const copies = draw() < 0.1 ? between(draw, 2, 4) : 1;
      const late = draw() < 0.1 ? between(draw, 100, 1_500) : 0;
      const again = draw() < 0.06 ? between(draw, 1_000, 6_000) : undefined;
      const whenTold = ticket.story.backwards ? 600 / ticket.letters.length : late;
      busy.start(
        sleep(whenTold).then(() =>
          Promise.all(Array.from({ length: copies }, () => deliver(letter))),
        ),
      );
      if (again !== undefined) busy.start(sleep(again).then(() => deliver(letter)));
    },
  };
}

/** A refusal that says the same a second time. */
function isFinal({ receipts }: Letter): boolean {
  const status = receipts.at(-1)?.status ?? 0;
  return status >= 400 && status < 500;
}

async function send({ headers, body }: Letter, url: string): Promise<Omit<Receipt, 'at' | 'lost'>> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { method: 'POST', headers: headers(), body, signal });
  const { outcome, reason, delivery, taskId } = await response.json();
  return { status: response.status, outcome, reason, delivery, taskId };
}
