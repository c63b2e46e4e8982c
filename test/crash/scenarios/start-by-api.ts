import { newApiKey } from '../../../shared/core/api-key.ts';
import type { Scenario } from '../scenario.ts';
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

export const startByApi: Scenario = {
  name: 'start-by-api',
  what: 'a program hands in a task, twice at once and once more later; its ticket is made first',
  guards: [2, 1, 4],
  config: () => shop('github', {}, { ingest: { isDefault: true, createTicket: true } }),
  async play(stage) {
    await stage.operate({ do: 'keyCreate', name: 'activity', start, hash });
    await Promise.all([stage.handIn(SPEC, key), stage.handIn(SPEC, key)]);
    await stage.pass(60_000);
    await stage.handIn({ ...SPEC, description: 'It ends in eight days.' }, key);
    await stage.operate({ do: 'keys' });
    await stage.operate({ do: 'keyRevoke', name: 'activity' });
  },
  ends: { 'github:harbor-goods/shop#9001': DONE },
  also: async ({ site }) =>
    site.made.length === 1 ? [] : [`${site.made.length} tickets were made`],
};
