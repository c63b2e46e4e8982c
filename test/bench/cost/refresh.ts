import { submitted } from './deliveries.ts';
import type { openLab } from './lab.ts';

/** What receive reads once a minute in each of its environments: the configuration, and the secrets that deliveries are checked with. */
export async function refreshOf({
  account,
  measure,
}: Awaited<ReturnType<typeof openLab>>): Promise<{ readUnits: number; secrets: number }> {
  account.later(2 * 60_000);
  const { to, headers, body } = submitted(0, account.now());
  const url = `${account.url}/webhooks/${to}`;
  const { reads, secrets } = await measure(() => fetch(url, { method: 'POST', headers, body }));
  return { readUnits: reads, secrets };
}
