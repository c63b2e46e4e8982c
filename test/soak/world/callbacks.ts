import type { Listener } from '../../../infra/local/trackers/listen.ts';
import { listen } from '../../../infra/local/trackers/listen.ts';
import type { FaultKind, Faults } from '../faults/faults.ts';
import { isDone } from '../faults/faults.ts';

/** What the generic sender heard of a task. */
export interface Heard {
  readonly id: string;
  readonly ticket: string;
  readonly task: string;
  readonly state: string;
  readonly attempt: number;
  readonly body: string;
}

/** The sender's side of callbacks: faults included, as the way there is not `fetch`. Repetitions have the same id and are one. */
export async function startCallbacks(
  faults: Faults,
): Promise<Listener & { readonly heard: ReadonlyMap<string, Heard> }> {
  const heard = new Map<string, Heard>();
  const server = await listen(0, async (request) => {
    const fault = faults.next('callback');
    const { task, state, attempt, body } = await request.json();
    const id = request.headers.get('webhook-id') ?? '';
    const ticket = new URL(request.url).pathname.slice(1);
    if (fault === undefined || isDone(fault))
      heard.set(id, { id, ticket, task, state, attempt, body });
    return Response.json({}, { status: fault === undefined ? 200 : STATUS[fault] });
  });
  return { ...server, heard };
}

const STATUS: Readonly<Record<FaultKind, number>> = {
  reset: 504,
  throttled: 429,
  refused: 502,
  doneRefused: 500,
  doneLost: 504,
};
