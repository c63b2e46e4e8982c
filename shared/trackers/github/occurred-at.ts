import type { Event } from '../../core/event.ts';
import type { TimeField } from '../../core/tracker.ts';
import type { JsonObject } from '../body/parse-json.ts';
import { objectIn, timeIn } from './payload.ts';
import type { Unreadable } from './subject.ts';
import { missing } from './subject.ts';
import { times } from './times.ts';

const FIELDS: Readonly<Record<string, TimeField>> = times;

/** When it happened by GitHub's clock, from the field that `times` names. */
export function occurredAt(
  name: string,
  payload: JsonObject,
): Pick<Event, 'at' | 'precisionMs'> | Unreadable {
  const { field, precisionMs } = (Object.hasOwn(FIELDS, name) && FIELDS[name]) || times['*'];
  const [object = '', member = ''] = field.split('.');
  const holder = objectIn(payload, object);
  const at = holder && timeIn(holder, member);
  return at === undefined ? missing(field) : { at, precisionMs };
}
