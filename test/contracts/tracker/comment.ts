import { describe, expect, test } from '@jest/globals';
import { STICKY } from './calls.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import { unless } from './unless.ts';

/** One comment per marker, for ever. */
export function commentContract(kind: ServerKind, server: () => TrackerServer): void {
  describe('the comment', () => {
    test('is changed in place, its id known or lost', async () => {
      const ref = await server().create();
      const backend = server().backend();
      const { id } = await backend.addComment(ref, STICKY);
      expect(id).toMatch(/./);
      await backend.addComment(ref, { ...STICKY, id, body: 'Still working.' });
      await server()
        .backend()
        .addComment(ref, { ...STICKY, tells: 'success', body: 'Done.' });
      expect((await server().shows(ref)).comments).toEqual([expect.stringContaining('Done.')]);
    });

    test('is another for another marker and on another ticket', async () => {
      const [one, two] = [await server().create(), await server().create()];
      const backend = server().backend();
      const made = [
        await backend.addComment(one, STICKY),
        await backend.addComment(one, { ...STICKY, marker: `${STICKY.marker}:2` }),
        await backend.addComment(two, STICKY),
      ];
      expect(new Set(made.map(({ id }) => id)).size).toBe(3);
      expect((await server().shows(one)).comments).toHaveLength(2);
      expect((await server().shows(two)).comments).toHaveLength(1);
    });

    unless(kind.lacks, 'comments that can be deleted')(
      'that a person deleted is made anew',
      async () => {
        const ref = await server().create();
        const { id } = await server().backend().addComment(ref, STICKY);
        await server().deleteComment(ref, id);
        await server()
          .backend()
          .addComment(ref, { ...STICKY, id, body: 'Anew.' });
        await server()
          .backend()
          .addComment(ref, { ...STICKY, id, body: 'Anew.' });
        expect((await server().shows(ref)).comments).toEqual([expect.stringContaining('Anew.')]);
      },
    );

    unless(kind.lacks, 'comments of others')(
      'T8: a stranger’s copy of it is not taken for it',
      async () => {
        const [theirs, ours] = [await server().create(), await server().create()];
        await server().backend().addComment(theirs, STICKY);
        const [copied = ''] = (await server().shows(theirs)).comments;
        await server().comment(ours, copied);
        await server()
          .backend()
          .addComment(ours, { ...STICKY, body: 'Done.' });
        const { comments } = await server().shows(ours);
        expect(comments).toHaveLength(2);
        expect(comments).toContain(copied);
      },
    );
  });
}
