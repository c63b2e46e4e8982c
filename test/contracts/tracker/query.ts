import type { PollQuery } from '../../../shared/core/poller.ts';
import { LABELS } from './labels.ts';
import type { TrackerServer } from './server.ts';

/** Everything that may be polled of a server, with the trigger label unless other labels are wished. */
export function queryOf(
  { query }: Pick<TrackerServer, 'query'>,
  different: Partial<PollQuery> = {},
): PollQuery {
  return {
    labels: [LABELS.trigger],
    excludeLabels: [],
    assignee: '',
    statuses: [],
    teams: [],
    projects: [],
    repos: [],
    maxResults: 50,
    since: 0,
    ...query,
    ...different,
  };
}
