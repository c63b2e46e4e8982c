import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decide } from '../../../shared/core/decide.ts';
import type { Event } from '../../../shared/core/event.ts';
import type { Reading } from '../../../shared/core/tracker.ts';
import { projectOf } from '../../support/world/samples.ts';
import { deliver, letterOf } from './deliver.ts';
import type { Receiving } from './subject.ts';
import type { Letter, Meaning } from './webhooks.ts';

/** What verified deliveries say, and what becomes of it. */
export function readContract(subject: Receiving): void {
  const { tracker, connection, webhooks } = subject;
  const { samples, project = {} } = webhooks;
  const listening = projectOf({
    ...project,
    connection: connection.name,
    intake: { mention: true, delegation: true, ...project.intake },
  });
  const read = (letter: Letter): Reading => {
    const delivery = deliver(subject, letter);
    const verified = tracker.verify(delivery, connection, webhooks.now);
    if ('refused' in verified) throw new Error(verified.refused);
    return tracker.read(delivery, connection, verified);
  };
  const meaningOf = (reading: Reading): Meaning =>
    'event' in reading ? decide(reading.event, connection, [listening]).kind : 'nothing';

  describe('read', () => {
    test.each(samples)('$file → $means', (sample) => {
      const reading = read(letterOf(subject, sample));
      expect(reading).toMatchObject(sample.reads);
      expect(meaningOf(reading)).toBe(sample.means);
      expect(read(letterOf(subject, sample))).toEqual(reading);
    });

    test.each(samples)('$file: who, what and when are whole', (sample) => {
      const letter = letterOf(subject, sample);
      const reading = read(letter);
      if ('event' in reading) expect(faults(reading.event, letter)).toEqual([]);
    });

    test('every sample in events is told here, and every meaning it can have', () => {
      const folder = join(import.meta.dirname, '../../../events', tracker.name);
      const files = readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
      expect(samples.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
      const wanted = (['start', 'stop', 'nothing'] as const).filter(
        (one) => !webhooks.never.includes(one),
      );
      expect(samples.map(({ means }) => means)).toEqual(expect.arrayContaining([...wanted]));
    });
  });

  function faults({ name, ticket, actor, at, precisionMs }: Event, { body }: Letter): string[] {
    const time = tracker.times[name] ?? tracker.times['*'];
    const told = timeAt(time?.field ?? '', body);
    return [
      ...(ticket.key.startsWith(`${tracker.name}:`) ? [] : ['ticket.key']),
      ...(ticket.readableId.startsWith(`${tracker.name}:`) ? [] : ['ticket.readableId']),
      ...(ticket.connection === connection.name ? [] : ['ticket.connection']),
      ...(ticket.id && ticket.account ? [] : ['ticket.id, ticket.account']),
      ...(actor.id && actor.name ? [] : ['actor']),
      ...(told === undefined || told === at ? [] : [`at: ${time?.field} says ${told}`]),
      ...(Number.isFinite(at) && precisionMs === time?.precisionMs ? [] : ['at, precisionMs']),
    ];
  }
}

/** Epoch milliseconds of a dot path's value; undefined where there is none. */
function timeAt(path: string, body: string): number | undefined {
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), JSON.parse(body));
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return new Date(value).getTime();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
