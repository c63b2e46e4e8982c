import { describe, expect, test } from '@jest/globals';
import type { ServerKind, TrackerServer } from './server.ts';
import { unless } from './unless.ts';

/** The ticket as it stands, and who may do what. */
export function lookContract(kind: ServerKind, server: () => TrackerServer): void {
  const wishing = { title: 'Totals are wrong', description: 'By one cent.', labels: ['bug'] };
  const withLabels = unless(kind.lacks, 'labels');

  describe('look', () => {
    test('shows the ticket that a webhook would name, as it stands now', async () => {
      const ref = await server().create({ title: wishing.title, description: wishing.description });
      await server().retitle(ref, 'Totals are off');
      const { ticket } = await server().backend().look(ref, []);
      expect(ticket).toMatchObject({
        key: ref.key,
        readableId: ref.readableId,
        connection: ref.connection,
        id: ref.id,
        account: ref.account,
        title: 'Totals are off',
        description: wishing.description,
        open: true,
      });
      expect(ticket.partial).toBeUndefined();
    });

    withLabels('shows its labels', async () => {
      const ref = await server().create(wishing);
      await server().label(ref, 'sluice', true);
      const { ticket } = await server().backend().look(ref, []);
      expect(ticket.labels.toSorted()).toEqual(['bug', 'sluice']);
    });

    unless(kind.lacks, 'assignees')('shows whom it is assigned to', async () => {
      const ref = await server().create({ ...wishing, assigned: true });
      const { ticket } = await server().backend().look(ref, []);
      expect(ticket.assignees).toContain(server().assignee);
    });

    unless(kind.lacks, 'closing')('a closed one → not open', async () => {
      const ref = await server().create();
      await server().close(ref);
      expect((await server().backend().look(ref, [])).ticket.open).toBe(false);
    });

    unless(kind.lacks, 'permissions')(
      'T6: who may write may, a stranger may not, and who is unknown or nobody even less',
      async () => {
        const { member, stranger } = server();
        const ref = await server().create();
        const nobody = { id: '', name: '' };
        const unknown = { id: `${stranger.id}0`, name: member.name };
        const { permissions } = await server()
          .backend()
          .look(ref, [member, stranger, nobody, unknown]);
        expect(['write', 'maintain', 'admin']).toContain(permissions[member.id]);
        for (const { id } of [stranger, nobody, unknown]) expect(permissions[id]).toBe('none');
      },
    );

    unless(kind.lacks, 'deletion')('a deleted one → not_found', async () => {
      const ref = await server().create();
      await server().remove(ref);
      await expect(server().backend().look(ref, [])).rejects.toMatchObject({
        name: 'BackendError',
        kind: 'not_found',
      });
    });
  });
}
