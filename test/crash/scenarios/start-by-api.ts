import { newApiKey } from '../../../shared/core/api-key.ts';
import { FLAGGED } from '../../support/receive/issue.ts';
import type { Scenario } from '../scenario.ts';
import { READING_MS } from '../stage/reading.ts';
import { DONE } from './done.ts';
import { shop } from './shop.ts';

const { key, start, hash } = newApiKey();

const SPEC = {
  title: 'Renew the certificate of the shop',
  description: 'It ends in nine days.',
  target_repo: 'harbor-goods/shop',
  source_type: 'rule',
  source_id: 'certificates-end-soon',
  triggering_event_id: 'evt-0417',
  activity_definition_id: 'weekly-maintenance',
};

const DOUBTFUL = 'github:harbor-goods/shop#9002';

const TURNED_DOWN = {
  state: 'rejected',
  epochs: 1,
  runs: 0,
  shows: 'Sluice: Not started',
  labels: [],
} as const;

export const startByApi: Scenario = {
  name: 'start-by-api',
  what: 'a program hands in a task, twice at once and once more later; its ticket is made first; another text is held',
  guards: [2, 1, 4],
  config: () => shop('github', {}, { ingest: { isDefault: true, createTicket: true } }),
  async play(stage) {
    await stage.operate({ do: 'keyCreate', name: 'activity', start, hash });
    await Promise.all([stage.handIn(SPEC, key), stage.handIn(SPEC, key)]);
    await stage.pass(60_000);
    await stage.handIn({ ...SPEC, description: 'It ends in eight days.' }, key);
    await stage.handIn({ ...SPEC, source_id: 'prompts', description: FLAGGED }, key);
    await stage.until('held', ({ state }) => state === 'held', DOUBTFUL);
    await stage.pass(READING_MS);
    await stage.operate({ do: 'reject', id: DOUBTFUL });
    await stage.operate({ do: 'keys' });
    await stage.operate({ do: 'keyRevoke', name: 'activity' });
  },
  ends: { 'github:harbor-goods/shop#9001': DONE, [DOUBTFUL]: TURNED_DOWN },
  also: async ({ site }) =>
    site.made.length === 2 ? [] : [`${site.made.length} tickets were made`],
};
