import { cut } from '../core/cut.ts';
import { EVENT_LIMITS, tooLong } from '../core/event-limits.ts';
import type { Reading } from '../core/tracker.ts';

/**
 * A reading that every store takes. An event with a field that no key or head can hold is refused for good, with the field's name: a 5xx would
 * have its sender try for ever. Of what is ignored only as much is noted as fits.
 */
export function withinLimits(reading: Reading): Reading {
  if ('event' in reading) {
    const field = tooLong(reading.event);
    return field === undefined ? reading : { invalid: 'field_invalid', field };
  }
  if (!('ignored' in reading)) return reading;
  const { ignored, name, readableId } = reading;
  const fits = readableId !== undefined && readableId.length <= MAX_READABLE_ID;
  return { ignored, name: cut(name, MAX_NAME), ...(fits ? { readableId } : {}) };
}

const MAX_NAME = maxOf('event');
const MAX_READABLE_ID = maxOf('ticket.readableId');

function maxOf(field: string): number {
  return EVENT_LIMITS.find((limit) => limit.field === field)?.max ?? 0;
}
