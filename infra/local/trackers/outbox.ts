import type { Letter, Sent } from './letter.ts';

/** Webhooks on their way out: after the API call was answered, in order for each hook, never failing the caller. */
export interface Outbox {
  post(letter: Letter): Sent;
  /** Sends the same bytes under the same headers again, as a new entry; undefined when `id` is unknown. */
  redeliver(id: number): Sent | undefined;
  /** Oldest first. */
  log(): readonly Sent[];
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  /** Drops what has not left yet. */
  close(): void;
}

export interface OutboxOptions {
  /** The receiver's time to answer. GitHub gives 10 s, Linear 5 s. */
  readonly timeoutMs: number;
  /** Between the API call and its webhook. @default 20 */
  readonly delayMs?: number | undefined;
}

type Outcome = Pick<Sent, 'status' | 'answer' | 'seconds'>;

export function outbox({ timeoutMs, delayMs = 20 }: OutboxOptions): Outbox {
  const sent: Sent[] = [];
  const queues = new Map<string, Promise<void>>();
  const closing = new AbortController();

  function enqueue(letter: Letter, redelivery: boolean): Sent {
    const entry = {
      ...letter,
      id: sent.length + 1,
      sentAt: new Date().toISOString(),
      redelivery,
      ...waiting,
    };
    sent.push(entry);
    const before = queues.get(letter.hook);
    const answered = new Promise((resolve) => setTimeout(resolve, delayMs));
    const deliver = async () => {
      await Promise.all([before, answered]);
      if (closing.signal.aborted) return;
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]);
      Object.assign(entry, await knock(letter, signal));
    };
    queues.set(letter.hook, deliver());
    return entry;
  }

  return {
    post: (letter) => enqueue(letter, false),
    redeliver(id) {
      const first = sent[id - 1];
      return first && enqueue(first, true);
    },
    log: () => [...sent],
    async settled() {
      for (let waited = -1; waited !== sent.length; ) {
        waited = sent.length;
        await Promise.all(queues.values());
      }
    },
    close: () => closing.abort(),
  };
}

const waiting: Outcome = { status: null, answer: null, seconds: null };

async function knock(letter: Letter, signal: AbortSignal): Promise<Outcome> {
  const { url, headers, body } = letter;
  const start = Date.now();
  const seconds = () => (Date.now() - start) / 1000;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    return { status: response.status, answer: await response.text(), seconds: seconds() };
  } catch (error) {
    const answer = signal.aborted ? 'timed out' : `failed to connect to host: ${String(error)}`;
    return { status: 0, answer, seconds: seconds() };
  }
}
