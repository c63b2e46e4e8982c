import type { ApiKey } from '../../shared/core/api-key.ts';
import { digest } from '../../shared/core/digest.ts';
import type { Refused } from './answer.ts';
import { refuse } from './answer.ts';
import type { TaskSpec } from './task-spec.ts';

/** Printable ASCII. */
const HEADER = /^[\x21-\x7e]{1,255}$/;

/** What makes a request the same as one before. */
export interface Identity {
  readonly id: string;
  /** Whether other words under this identity are a mistake, and not the same thing said anew. */
  readonly isOfBody: boolean;
}

/**
 * The sender's own `Idempotency-Key`, which is the key's holder's alone; else what was made of which event by which definition, whoever of
 * those that reach the same projects hands it in. A generated text may differ when it is generated again: it is the same task.
 */
export function identityOf(
  spec: TaskSpec,
  header: string | null,
  caller: ApiKey,
): Identity | Refused {
  const { activity_definition_id, triggering_event_id, source_id } = spec;
  if (header === null) {
    const from = [activity_definition_id, triggering_event_id, source_id];
    return {
      id: digest(JSON.stringify(['source', caller.project ?? null, ...from])),
      isOfBody: false,
    };
  }
  if (HEADER.test(header))
    return { id: digest(JSON.stringify(['header', caller.name, header])), isOfBody: true };
  const problem = 'Expected 1 to 255 printable ASCII characters without spaces';
  return refuse('field_invalid', { fields: [{ field: 'Idempotency-Key', problem }] });
}
