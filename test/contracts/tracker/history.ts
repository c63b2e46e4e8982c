import { describe, expect, test } from '@jest/globals';
import type { Occurrence } from '../../../shared/core/poller.ts';
import type { TicketRef } from '../../../shared/core/ticket.ts';
import { LABELS } from './labels.ts';
import type { ServerKind, TrackerServer } from './server.ts';
import { unless } from './unless.ts';

const KINDS = ['opened', 'reopened', 'labeled', 'assigned', 'moved'];

/** What brought a ticket to where it stands. */
export function historyContract(kind: ServerKind, server: () => TrackerServer): void {
  const logged = unless(kind.lacks, 'a log of what happened');

  async function historyOf(ref: TicketRef): Promise<readonly Occurrence[]> {
    const backend = server().backend();
    const { ticket } = await backend.look(ref, []);
    const history = await backend.poller?.history(ticket);
    if (!history) throw new Error('The backend has no poller');
    return history;
  }
  const settings = (history: readonly Occurrence[], label: string) =>
    history.filter(({ change }) => change.kind === 'labeled' && change.label === label);

  describe('a history', () => {
    test('says that it was opened, the newest first, with whole times', async () => {
      const history = await historyOf(await server().create({ labels: [LABELS.trigger] }));
      expect(history.map(({ change }) => change.kind)).toContain('opened');
      const times = history.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      for (const { change, precisionMs, own, actor } of history) {
        expect(KINDS).toContain(change.kind);
        expect(precisionMs).toBeGreaterThan(0);
        expect(own).toBe(false);
        expect(typeof actor.id).toBe('string');
      }
    });

    logged('T2: tells a label that was set anew, and when', async () => {
      const ref = await server().create({});
      await server().label(ref, LABELS.trigger, true);
      await server().later();
      const [first] = settings(await historyOf(ref), LABELS.trigger);
      await server().label(ref, LABELS.trigger, false);
      await server().label(ref, LABELS.trigger, true);
      const [newest] = settings(await historyOf(ref), LABELS.trigger);
      expect(first).toMatchObject({ own: false });
      expect(newest?.at).toBeGreaterThan(first?.at ?? Infinity);
      expect(newest?.actor.id).toMatch(/./);
    });

    if (!kind.lacks.includes('a log of what happened'))
      unless(kind.lacks, 'assignees')('tells whom it was assigned to, and by whom', async () => {
        const ref = await server().create({ assigned: true });
        await server().later();
        const assigned = (await historyOf(ref)).filter(({ change }) => change.kind === 'assigned');
        const { ticket } = await server().backend().look(ref, []);
        expect(assigned).toMatchObject([
          { change: { assignee: server().assignee }, actor: { id: ticket.author.id } },
        ]);
      });

    if (!kind.lacks.includes('a log of what happened'))
      unless(kind.lacks, 'an own identity')('knows our own hand', async () => {
        const ref = await server().create({ labels: [LABELS.trigger] });
        await server().backend().markFailed(ref, 'No.');
        await server().later();
        const history = await historyOf(ref);
        expect(settings(history, LABELS.failed)).toMatchObject([{ own: true }]);
        for (const { own } of settings(history, LABELS.trigger)) expect(own).toBe(false);
      });

    unless(kind.lacks, 'deletion')('of a deleted ticket → not_found', async () => {
      const ref = await server().create();
      const backend = server().backend();
      const { ticket } = await backend.look(ref, []);
      await server().remove(ref);
      await expect(backend.poller?.history(ticket)).rejects.toMatchObject({
        name: 'BackendError',
        kind: 'not_found',
      });
    });
  });
}
