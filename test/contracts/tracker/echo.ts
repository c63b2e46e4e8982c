import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../shared/core/decide.ts';
import type { Event } from '../../../shared/core/event.ts';
import { projectOf } from '../../support/world/samples.ts';
import { STICKY } from './calls.ts';
import { deliver } from './deliver.ts';
import type { Receiving } from './subject.ts';
import type { Letter } from './webhooks.ts';

/** What we wrote comes back as a webhook, and starts nothing. */
export function echoContract(subject: Receiving): void {
  const { tracker, connection, webhooks, server } = subject;
  const project = projectOf({ connection: connection.name, intake: { mention: true } });
  const eventOf = (letter: Letter): Event => {
    const delivery = deliver(subject, letter);
    const verified = tracker.verify(delivery, connection, webhooks.now);
    if ('refused' in verified) throw new Error(verified.refused);
    const reading = tracker.read(delivery, connection, verified);
    if ('event' in reading) return reading.event;
    throw new Error(JSON.stringify(reading));
  };

  describe('an echo', () => {
    if (webhooks.echoes.length === 0)
      test.skip('of ours (left out: nothing that we write comes back)', () => {});
    else
      test.each(webhooks.echoes)('$given → ours, and nothing starts', (letter) => {
        const event = eventOf(letter);
        expect(event.own).toBe(true);
        expect(decide(event, connection, [project])).toEqual({
          kind: 'nothing',
          reason: 'own_actor',
        });
      });

    const { commented } = webhooks;
    if (!commented || !server) {
      test.skip('T8: our comments by their text (left out: that is not how they are known)', () => {});
      return;
    }
    test('our comment as it was written, under whatever name → ours', async () => {
      const there = await server.open();
      try {
        const ticket = await there.create();
        await there.backend().addComment(ticket, { ...STICKY, body: '@sluice is working on it.' });
        const [text = ''] = (await there.shows(ticket)).comments;
        expect(eventOf(commented(text)).own).toBe(true);
        const quoted = text.replace(/^/gm, '> ');
        expect(eventOf(commented(`${quoted}\n\nNo, @sluice.`)).own).toBe(false);
      } finally {
        await there.stop();
      }
    });

    test('T8: what only looks like ours → a person’s', () => {
      for (const text of [STICKY.body, `Sluice: ${STICKY.body}`, `sluice:${STICKY.marker}`])
        expect(eventOf(commented(text)).own).toBe(false);
    });
  });
}
