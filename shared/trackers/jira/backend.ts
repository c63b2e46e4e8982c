import type { Backend, BackendKind, BackendOptions } from '../../core/backend.ts';
import { isSuccess } from '../is-success.ts';
import { jiraClient } from './client.ts';
import { comment } from './comment.ts';
import { history } from './history.ts';
import { look } from './look.ts';
import { mark } from './mark.ts';
import { pollReadyTickets } from './poll.ts';

/**
 * Jira Cloud's writing half. What an issue shows: one comment, the three labels, and its status: one in progress when the task runs; on
 * success one that is done, where `close` is set, or the one that `states.completed` names. Its assignee is never touched.
 */
export const jiraBackend: BackendKind = { name: 'jira', create };

function create(options: BackendOptions): Backend {
  const { connection, settings } = options;
  const { labels, states, close } = settings;
  const begin = jiraClient(options);
  const unless = (taken: boolean | undefined) => (taken ? [] : [labels.trigger]);
  return {
    interfaceVersion: 1,
    look: async (ticket, actors) => look(begin(), ticket, actors, connection),
    addComment: async (ticket, sticky) => comment(begin(), ticket, sticky),
    markInProgress: async (ticket) =>
      mark(begin(), ticket, {
        on: [labels.inProgress],
        off: [labels.trigger, labels.failed],
        move: { category: 'indeterminate', name: states.inProgress },
      }),
    markComplete: async (ticket, result, wasInProgress) =>
      mark(begin(), ticket, {
        on: [],
        off: [...unless(wasInProgress), labels.inProgress, labels.failed],
        ...(isSuccess(result) &&
          (close || states.completed !== undefined) && {
            move: { category: 'done', name: states.completed },
          }),
      }),
    markFailed: async (ticket, _, wasInProgress) =>
      mark(begin(), ticket, {
        on: [labels.failed],
        off: [...unless(wasInProgress), labels.inProgress],
      }),
    markStopped: async (ticket, reason, wasInProgress) =>
      mark(begin(), ticket, {
        on: [],
        off: [
          labels.inProgress,
          labels.failed,
          ...unless(wasInProgress || reason === 'label_removed'),
        ],
      }),
    poller: {
      pollReadyTickets: async (query) => pollReadyTickets(begin(), query, connection),
      history: async (ticket) => history(begin(), ticket, connection),
    },
  };
}
