import { result } from '../../../../functions/report/result.ts';
import { progress } from '../../../../functions/report/tell.ts';
import { writeback } from '../../../../functions/writeback/writeback.ts';
import type { Backend } from '../../../../shared/core/backend.ts';
import type { Result } from '../../../../shared/core/result.ts';
import type { TicketRef } from '../../../../shared/core/ticket.ts';
import { KEY, projectOf } from '../../../support/world/samples.ts';
import { world } from '../../../support/world/world.ts';

/** No timer of the task's own runs out in the time of a test. */
const LONG = { retries: 0, startBySeconds: 30 * 86_400, deadlineSeconds: 30 * 86_400 };
const DONE: Result = { success: true, summary: 'Mended.', exit_code: 0 };

/** A task that its agent has, of a ticket in a tracker, of which the tracker was told nothing yet. */
export async function line(ref: TicketRef, backend: Backend) {
  const all = world(projectOf({ limits: LONG }));
  const deps = { ...all.deps, backend: async () => ofTicket(ref, backend) };
  await all.start({ ticket: { ...ref, key: KEY, connection: 'tracker' } });
  await all.dispatch();
  while (all.tasks.take()) {}
  const deliver = async () => {
    while (all.shows.take()) await writeback(KEY, deps);
  };
  return {
    ...all,
    /** Delivers what waits for writeback. */
    deliver,
    /** Minutes go by; what sweep sends is delivered. */
    minutes: async (count: number) => {
      for (let minute = 0; minute < count; minute++) {
        all.pass(60_000);
        await all.sweep();
        await deliver();
      }
    },
    progresses: async (text: string) => progress(await all.caller(), text, all.deps),
    ends: async (with_: Partial<Result> = {}) => {
      await result(await all.caller(), { ...DONE, ...with_ }, all.deps);
    },
    /** What a person is told of the writing back. */
    told: async () => {
      const answer = await all.operate({ do: 'why', id: KEY });
      return (answer as { task?: { writeBack?: object } }).task?.writeBack;
    },
    again: () => all.operate({ do: 'writeback', id: KEY }),
  };
}

/** Every world has the same key; a tracker that remembers must not take the tickets of two tests for one. */
function ofTicket(ref: TicketRef, backend: Backend): Backend {
  return {
    ...backend,
    addComment: (ticket, sticky) =>
      backend.addComment(
        { ...ticket, key: ref.key },
        { ...sticky, marker: sticky.marker.replace(KEY, ref.key) },
      ),
  };
}
