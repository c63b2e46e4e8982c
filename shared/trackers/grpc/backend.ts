import type { Backend, BackendKind, BackendOptions, Credentials } from '../../core/backend.ts';
import { BackendError } from '../../core/backend-error.ts';
import type { TicketRef } from '../../core/ticket.ts';
import { addressOf } from './address.ts';
import type { Call } from './connect.ts';
import { handshake } from './handshake.ts';
import type { Method, RequestOf, ResponseOf } from './messages.ts';
import { newsIn } from './news.ts';
import { readyTickets } from './poller.ts';
import { reasonText } from './reason-text.ts';
import { resultMessage } from './result-message.ts';

/** With the handshake before it below the port's 30 seconds. */
const CALL_SECONDS = 20;

/** The id of a comment that was not needed. */
const UNTOLD = 'untold';

/**
 * Any program that serves `osmia.v1.TicketingBackend` (ticketing-backend.proto). It decides which tickets are ready and shows on them
 * what it is told; it has no look, knows no actors, and is the one who keeps its calls idempotent. `options.fetch` is not used:
 * gRPC is no HTTP that a fetch could speak.
 */
export const grpcBackend: BackendKind = { name: 'grpc', create };

function create({ connection, credentials }: BackendOptions): Backend {
  let opened: Promise<Call> | undefined;
  const ready = () => {
    opened ??= open(connection.baseUrl, credentials).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  const call = async <M extends Method>(
    what: string,
    method: M,
    request: RequestOf<M>,
    idempotencyKey?: string,
  ): Promise<ResponseOf<M>> =>
    (await ready())(method, request, {
      what,
      seconds: CALL_SECONDS,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
  const fail = async ({ id }: TicketRef, reason: string) => {
    await call('marking as failed', 'MarkFailed', { ticket_id: id, reason: reasonText(reason) });
  };

  return {
    interfaceVersion: 1,
    look: async () => {
      throw new BackendError(
        'invalid_argument',
        'A backend over gRPC cannot be asked how a ticket stands',
      );
    },
    addComment: async ({ id: ticket_id }, comment) => {
      const news = newsIn(comment);
      if (news !== undefined && news !== comment.id)
        await call('the comment', 'AddComment', { ticket_id, comment: comment.body }, news);
      return { id: news ?? comment.id ?? UNTOLD };
    },
    markInProgress: async ({ id }) => {
      await call('marking as in progress', 'MarkInProgress', { ticket_id: id });
    },
    markComplete: async ({ id }, result) => {
      const request = { ticket_id: id, result: resultMessage(result) };
      await call('marking as complete', 'MarkComplete', request);
    },
    markFailed: fail,
    // The service knows no other way to let a ticket go.
    markStopped: (ticket, reason) => fail(ticket, reason ?? 'stopped_by_person'),
    poller: readyTickets(connection.name, (request) =>
      call('the poll', 'PollReadyTickets', request),
    ),
  };
}

async function open(
  baseUrl: string | undefined,
  credentials: Credentials | undefined,
): Promise<Call> {
  const address = addressOf(baseUrl);
  const token = tokenOf(credentials);
  const { connect } = await import('./connect.ts');
  const call = connect(address, token);
  await handshake(call);
  return call;
}

function tokenOf(credentials: Credentials | undefined): string | undefined {
  if (credentials === undefined) return undefined;
  if ('token' in credentials && !('email' in credentials)) return credentials.token;
  throw new BackendError('permission_denied', 'A backend over gRPC takes a token', {
    hint: 'Give the connection `credentials: {token: …}`.',
  });
}
