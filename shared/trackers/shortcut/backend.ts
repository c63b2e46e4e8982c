import type { Backend, BackendKind, BackendOptions } from '../../core/backend.ts';
import { isSuccess } from '../is-success.ts';
import { shortcutClient } from './client.ts';
import { comment } from './comment.ts';
import { look } from './look.ts';
import { mark } from './mark.ts';
import { poller } from './poller.ts';

/**
 * Shortcut's writing half. What a story shows: one comment, the three labels, and the workflow state: `started` when the task runs;
 * on success a `done` one, where `close` is set or `states.completed` names one. Its owners are never touched.
 */
export const shortcutBackend: BackendKind = { name: 'shortcut', create };

function create(options: BackendOptions): Backend {
  const { labels, states, close } = options.settings;
  const begin = shortcutClient(options);
  const unless = (taken: boolean | undefined) => (taken ? [] : [labels.trigger]);
  return {
    interfaceVersion: 1,
    look: async (ticket, actors) => look(begin(), ticket, actors),
    addComment: async (ticket, sticky) => comment(begin(), ticket, sticky),
    markInProgress: async (ticket) =>
      mark(begin(), ticket, {
        on: [labels.inProgress],
        off: [labels.trigger, labels.failed],
        move: { type: 'started', name: states.inProgress },
      }),
    markComplete: async (ticket, result, wasInProgress) =>
      mark(begin(), ticket, {
        on: [],
        off: [...unless(wasInProgress), labels.inProgress, labels.failed],
        ...(isSuccess(result) &&
          (close || states.completed !== undefined) && {
            move: { type: 'done', name: states.completed },
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
    poller: poller(begin, options),
  };
}
