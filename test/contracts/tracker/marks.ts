import { describe, expect, test } from '@jest/globals';
import { CALLS, SUCCESS } from './calls.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import { shownAfter } from './shown-after.ts';
import { unless } from './unless.ts';

/** A label of a person's, which no call touches. */
const BUG = 'bug';

/** Each call leaves the ticket as made once, however often it is made. */
export function marksContract(kind: ServerKind, server: () => TrackerServer): void {
  describe('write-back', () => {
    test.each(CALLS)('$call, made twice and thrice → as made once', async (call) => {
      const ref = await server().create({ labels: [...call.from, BUG] });
      const backend = server().backend({ settings: call.settings ?? {} });
      await call.make(backend, ref);
      const once = await server().shows(ref);
      expect(once).toMatchObject(shownAfter(call, kind, BUG));
      await call.make(backend, ref);
      await call.make(server().backend({ settings: call.settings ?? {} }), ref);
      expect(await server().shows(ref)).toEqual(once);
    });

    unless(kind.lacks, 'closing')(
      'T9: what was rolled back, failed or stopped by a guard rail is not closed as done',
      async () => {
        const ref = await server().create();
        const backend = server().backend({ settings: { close: true } });
        await backend.markComplete(ref, { ...SUCCESS, outcome: 'rolled_back' });
        await backend.markComplete(ref, { ...SUCCESS, outcome: 'failed' });
        await backend.markComplete(ref, { ...SUCCESS, success: false });
        await backend.markComplete(ref, { ...SUCCESS, exit_code: 2 });
        expect((await server().shows(ref)).open).toBe(true);
      },
    );

    unless(kind.lacks, 'labels')(
      'a trigger that a person put on again for the next task stays on at the end of this one',
      async () => {
        const ends = ['markComplete', 'markFailed', 'markStopped'] as const;
        for (const end of ends) {
          const ref = await server().create({ labels: ['sluice', 'sluice-in-progress'] });
          const backend = server().backend();
          if (end === 'markComplete') await backend.markComplete(ref, SUCCESS, true);
          if (end === 'markFailed') await backend.markFailed(ref, 'No.', true);
          if (end === 'markStopped') await backend.markStopped(ref, 'label_removed');
          expect((await server().shows(ref)).labels).toContain('sluice');
        }
      },
    );

    unless(kind.lacks, 'deletion')('on a deleted ticket each call → not_found', async () => {
      const ref = await server().create({ labels: [BUG] });
      await server().remove(ref);
      for (const call of CALLS) {
        const made = call.make(server().backend({ settings: call.settings ?? {} }), ref);
        await expect(made).rejects.toMatchObject({ name: 'BackendError', kind: 'not_found' });
      }
    });
  });
}
