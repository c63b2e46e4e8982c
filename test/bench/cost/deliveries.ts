import { createHmac } from 'node:crypto';
import { signStandard } from '../../../shared/core/standard-webhooks.ts';
import { SECRETS } from '../../aws/flow/config.ts';
import { BLOCKED, FLAGGED } from '../../support/receive/issue.ts';
import { githubDelivery } from '../receive/deliveries.ts';

/** A GitHub delivery's usual size. */
const TYPICAL_BYTES = 14_000;

/** What receive is measured with. */
export interface Posted {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Kind = 'accepted' | 'duplicate' | 'ignored' | 'held' | 'rejected' | 'refused';

/** The n-th issue that somebody labels; a duplicate is the first one's delivery again. */
export function labelled(kind: Kind, n: number): Posted {
  const payload = JSON.parse(Buffer.from(githubDelivery(TYPICAL_BYTES, n).body).toString());
  if (kind === 'ignored') payload.label.name = 'bug';
  if (kind === 'ignored') payload.issue.labels = [payload.label];
  if (kind === 'held') payload.issue.body = `${FLAGGED} ${payload.issue.body}`;
  if (kind === 'rejected') payload.issue.body = `${BLOCKED} ${payload.issue.body}`;
  const body = JSON.stringify(payload);
  const secret = kind === 'refused' ? 'somebody else’s' : SECRETS['sluice/github'];
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-hub-signature-256': `sha256=${signature}`,
  };
  return { to: 'github', headers, body };
}

/** The n-th task of a signed sender, which says little. */
export function submitted(n: number, now: number): Posted {
  const body = JSON.stringify({ id: `build-${n}`, title: 'The nightly build is red' });
  const signed = signStandard(SECRETS['sluice/builds'], `msg_${n}`, now / 1_000, body);
  return { to: 'builds', headers: { 'content-type': 'application/json', ...signed }, body };
}
