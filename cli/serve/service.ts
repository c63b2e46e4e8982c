import type { Backend, StickyComment } from '../../shared/core/backend.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import { digest } from '../../shared/core/digest.ts';
import type { Result } from '../../shared/core/result.ts';
import { INTERFACE_VERSION } from '../../shared/trackers/grpc/handshake.ts';
import type { Method, RequestOf, ResponseOf } from '../../shared/trackers/grpc/messages.ts';
import { isSuccess } from '../../shared/trackers/is-success.ts';
import { commentText, resultText } from './comment-text.ts';
import type { KnownTicket, KnownTickets } from './known-tickets.ts';
import type { Ready } from './ready.ts';
import { resultOf } from './result-of.ts';
import { ticketMessage } from './ticket-message.ts';

const MARKER_CHARS = 16;

export type Service = { readonly [M in Method]: (request: RequestOf<M>) => Promise<ResponseOf<M>> };

export interface Serving {
  readonly backend: Backend;
  readonly ready: Ready;
  readonly known: KnownTickets;
  /** Ours, as in https://semver.org. */
  readonly version: string;
}

/**
 * The six calls on one of our trackers, each as often as it likes: the marks are idempotent, and so is a comment by its text. Throws
 * only `BackendError`.
 */
export function ticketingService({ backend, ready, known, version }: Serving): Service {
  function find(name: string): KnownTicket {
    const ticket = known.find(name);
    if (ticket) return ticket;
    throw new BackendError('not_found', 'No ticket of this id was offered');
  }

  async function say(
    { ref, run }: KnownTicket,
    body: string,
    tells: StickyComment['tells'],
    result?: Result,
  ): Promise<void> {
    const state = tells === 'success' ? 'succeeded' : tells === 'failure' ? 'failed' : 'running';
    await backend.addComment(ref, {
      marker: `${ref.key}:${run}:${digest(body).slice(0, MARKER_CHARS)}`,
      body,
      tells,
      facts: { state, reason: 'started', epoch: 1, attempt: 1, ...(result ? { result } : {}) },
    });
  }

  return {
    async Handshake({ interface_version: theirs }) {
      if (theirs === INTERFACE_VERSION)
        return {
          interface_version: INTERFACE_VERSION,
          plugin_name: 'sluice',
          plugin_version: version,
        };
      throw new BackendError(
        'invalid_argument',
        `The controller speaks interface version ${theirs}, Sluice speaks version ${INTERFACE_VERSION}`,
      );
    },

    async PollReadyTickets(asked) {
      const found = await ready(asked);
      const names = await known.offer(found);
      return {
        tickets: found.map(({ ticket, repo }, at) => ticketMessage(ticket, names[at] ?? '', repo)),
      };
    },

    async MarkInProgress({ ticket_id }) {
      await backend.markInProgress(find(ticket_id).ref);
      await known.begin(ticket_id);
      return {};
    },

    async MarkComplete({ ticket_id, result: message }) {
      const ticket = find(ticket_id);
      const result = resultOf(message);
      await say(
        ticket,
        resultText(result, ticket),
        isSuccess(result) ? 'success' : 'failure',
        result,
      );
      await backend.markComplete(ticket.ref, result, ticket.inProgress);
      return {};
    },

    async MarkFailed({ ticket_id, reason }) {
      const ticket = find(ticket_id);
      await say(ticket, commentText('Failed', reason), 'failure');
      await backend.markFailed(ticket.ref, reason, ticket.inProgress);
      return {};
    },

    async AddComment({ ticket_id, comment }) {
      const ticket = find(ticket_id);
      if (comment.trim() === '') throw new BackendError('invalid_argument', 'The comment is empty');
      await say(ticket, commentText('News of the agent', comment), 'progress');
      return {};
    },
  };
}
