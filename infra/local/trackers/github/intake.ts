import { randomUUID } from 'node:crypto';
import { inOrder } from './in-order.ts';
import type { GithubPayload } from './payload.ts';

/** Where emulate delivers its own webhooks, so that we can send better ones. */
export interface Intake {
  /** Nobody else knows it. */
  readonly path: string;
  receive(request: Request): Promise<Response>;
  /**
   * Resolves when everything that happened before has come in.
   *
   * @param ping makes emulate send one more event, whose turn comes after all earlier ones.
   */
  settled(ping: () => Promise<unknown>): Promise<void>;
}

export function intake(
  correct: (text: string) => string,
  take: (event: string, payload: GithubPayload) => void,
): Intake {
  const waiting: (() => void)[] = [];
  const handle = inOrder((sent: { event: string; text: string }) => {
    if (sent.event === 'ping') waiting.shift()?.();
    else take(sent.event, JSON.parse(correct(sent.text)));
  });
  return {
    path: `/_events/${randomUUID()}`,
    async receive(request) {
      const event = request.headers.get('x-github-event') ?? '';
      handle(Number(request.headers.get('x-github-delivery')), {
        event,
        text: await request.text(),
      });
      return new Response(null, { status: 204 });
    },
    async settled(ping) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      await ping();
      await promise;
    },
  };
}
