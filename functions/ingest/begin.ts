import type { ApiKey } from '../../shared/core/api-key.ts';
import type { Backend } from '../../shared/core/backend.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import type { Claim, Made } from '../../shared/core/claim.ts';
import { Fault } from '../../shared/core/fault.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { IngestDeps } from './deps.ts';
import type { Destination } from './destination.ts';
import { draftOf } from './draft.ts';
import type { Begun } from './event-of.ts';
import { ticketWithUs } from './event-of.ts';
import type { TaskSpec } from './task-spec.ts';

/**
 * The ticket of a claim: the one that was made for it, one that is made now, or one that lives with us alone. Answers the claim with it, so
 * that whoever takes it over makes no other.
 */
export async function begin(
  spec: TaskSpec,
  claim: Claim,
  to: Destination,
  caller: ApiKey,
  deps: IngestDeps,
): Promise<{ readonly begun: Begun; readonly claim: Claim }> {
  if (!to.project.ingest.createTicket)
    return { begun: ticketWithUs(spec, claim, to, caller), claim };
  const backend = await deps.backend(to.connection.name, to.project);
  const { made } = claim;
  const there = made && (await standing(made, backend));
  if (there) return { begun: there, claim };
  const { creator } = backend;
  if (!creator) throw new BackendError('invalid_argument', `${to.tracker.name} makes no tickets`);
  const { projects } = await deps.config.read();
  const begun = await creator.createTicket(draftOf(spec, `api-${claim.id}`, to, projects));
  const { ticket, at, precisionMs } = begun;
  const noted = await deps.claims.write({
    ...claim,
    made: { ticket: refOf(ticket), at, precisionMs },
  });
  if (!noted) throw new Fault(`claim ${claim.id} was taken over while its ticket was made`);
  return { begun, claim: noted };
}

/** As it reads now. Where a person deleted it before its task began, it is made once more. */
async function standing(made: Made, backend: Backend): Promise<Begun | undefined> {
  try {
    const { ticket } = await backend.look(made.ticket, []);
    return { ...made, ticket };
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'not_found') return undefined;
    throw error;
  }
}

function refOf({ key, readableId, connection, id, account, url }: Ticket) {
  return { key, readableId, connection, id, account, ...(url === undefined ? {} : { url }) };
}
