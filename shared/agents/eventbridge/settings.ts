import * as z from 'zod/mini';
import { SecretReference } from '../../core/secret-reference.ts';
import { form } from '../form.ts';

/** Events on one bus. A name is of Sluice's own account and region. */
export const EventbridgeSettings = z.strictObject({
  bus: z._default(
    form(
      /^(arn:aws[\w-]*:events:[\w-]+:\d{12}:event-bus\/)?[\w.-]{1,256}$/,
      'the name or the ARN of an event bus',
    ),
    'default',
  ),
  /** Seals the attempt's token: everybody with a rule on the bus can read it else. */
  secret: z.exactOptional(SecretReference),
});

export type EventbridgeSettings = z.infer<typeof EventbridgeSettings>;
