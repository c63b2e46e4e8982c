import { REPO } from './config.ts';
import type { Stage } from './stage.ts';

const SPEC = {
  title: 'Renew the certificate',
  description: 'It ends in nine days.',
  target_repo: REPO,
  source_type: 'rule',
  source_id: 'certificates',
  triggering_event_id: 'evt-1',
  activity_definition_id: 'weekly',
};

/** Hands something in, as a program does. */
export async function handIn(
  { account }: Stage,
  key: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  // To API Gateway `/issues/` is the same route.
  const response = await fetch(`${account.url}/issues`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ ...SPEC, ...more }),
  });
  return {
    status: response.status,
    body: (await response.json()) as Readonly<Record<string, string>>,
  };
}
