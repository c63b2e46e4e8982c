import type { Shot } from '../shot.ts';
import { jsonObjectIn } from './json-object.ts';
import { plainHmac } from './plain-hmac.ts';
import type { Says } from './says.ts';

/** Linear repeats after 1 minute, 1 hour and 6 hours, and a repetition has the time of the first try. */
const OLDEST_MS = 7 * 3_600_000 + 10 * 60_000;
const NEWEST_MS = 5 * 60_000;

/** Linear signs the body, and the time inside of it. A body that cannot be read says no time; it is Linear's all the same. */
export function linear(shot: Shot): Says {
  const says = plainHmac(shot, {
    header: 'linear-signature',
    prefix: '',
    encoding: 'hex',
    algorithm: 'sha256',
  });
  if (says === 'refused') return says;
  const read = jsonObjectIn(shot.body);
  if (read === undefined) return says;
  const sentAt = read.webhookTimestamp;
  const timely =
    typeof sentAt === 'number' && sentAt >= shot.now - OLDEST_MS && sentAt <= shot.now + NEWEST_MS;
  return timely ? says : 'refused';
}
