import type { Backend, BackendKind, BackendOptions } from '../../core/backend.ts';
import { isSuccess } from '../is-success.ts';
import { activity } from './activity.ts';
import { linearClient } from './client.ts';
import { comment } from './comment.ts';
import { look } from './look.ts';
import { mark } from './mark.ts';
import { history } from './poll/history.ts';
import { poll } from './poll/poll.ts';

/**
 * Linear's writing half. What a ticket shows: one comment (in an agent session its activities instead), the three labels, and
 * the workflow state: `started` when the task runs; on success a `completed` one, where `close` is set or `states.completed`
 * names one. `delegateId` is never touched: who delegated to us sees that it is still ours.
 */
export const linearBackend: BackendKind = { name: 'linear', create };

function create(options: BackendOptions): Backend {
  const { labels, states, close } = options.settings;
  const { name, self = [] } = options.connection;
  const begin = linearClient(options);
  const unless = (taken: boolean | undefined) => (taken ? [] : [labels.trigger]);
  const completed = { type: 'completed', name: states.completed } as const;
  return {
    interfaceVersion: 1,
    look: (ticket, actors) => look(begin(), ticket, actors),
    addComment: (ticket, sticky) =>
      ticket.session === undefined
        ? comment(begin(), ticket, sticky)
        : activity(begin(), ticket.session, sticky),
    markInProgress: (ticket) =>
      mark(begin(), ticket, {
        on: [labels.inProgress],
        off: [labels.trigger, labels.failed],
        move: { type: 'started', name: states.inProgress },
      }),
    markComplete: (ticket, result, wasInProgress) =>
      mark(begin(), ticket, {
        on: [],
        off: [...unless(wasInProgress), labels.inProgress, labels.failed],
        ...(isSuccess(result) && (close || states.completed !== undefined) && { move: completed }),
      }),
    markFailed: (ticket, _, wasInProgress) =>
      mark(begin(), ticket, {
        on: [labels.failed],
        off: [...unless(wasInProgress), labels.inProgress],
      }),
    markStopped: (ticket, reason, wasInProgress) =>
      mark(begin(), ticket, {
        on: [],
        off: [
          labels.inProgress,
          labels.failed,
          ...unless(wasInProgress || reason === 'label_removed'),
        ],
      }),
    poller: {
      pollReadyTickets: (query) => poll(begin, query, name),
      history: ({ id }) => history(begin(), id, { self }),
    },
  };
}
