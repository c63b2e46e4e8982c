import { describe, expect, test } from '@jest/globals';
import { CALLS } from './calls.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import { shownAfter } from './shown-after.ts';

/** No call asks for more. */
const MOST_ANSWERS = 20;

/** The deed was done and nobody heard: made again, the ticket is as made once. */
export function lostAnswersContract(kind: ServerKind, server: () => TrackerServer): void {
  const { losing } = kind;
  if (!losing) {
    test.skip('a lost answer (left out: nothing is on its way)', () => {});
    return;
  }

  describe('any one answer is lost', () => {
    test.each(CALLS)(
      'to $call, and it is made again → as made once',
      async (call) => {
        let nth = 0;
        for (let lost = true; lost; ) {
          nth += 1;
          if (nth > MOST_ANSWERS) throw new Error(`${call.call} asks without end`);
          const ref = await server().create({ labels: [...call.from, 'bug'] });
          const settings = call.settings ?? {};
          const first = losing(server(), nth, { settings });
          await call.make(first.backend, ref).catch((error: unknown) => {
            expect(error).toMatchObject({ name: 'BackendError', kind: 'unavailable' });
          });
          await call.make(server().backend({ settings }), ref);
          expect(await server().shows(ref)).toMatchObject(shownAfter(call, kind, 'bug'));
          lost = first.lost();
        }
        expect(nth).toBeGreaterThan(1);
      },
      60_000,
    );
  });
}
