import { createHmac } from 'node:crypto';
import { agentKinds } from '../../shared/agents/agents.ts';
import { checkConfig } from '../../shared/runtime/config/check-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { operated } from './applied.ts';

/** A deployment to which a configuration was applied; `secrets` are those of Secrets Manager. */
export async function configured(
  document: object,
  secrets: Readonly<Record<string, string | undefined>>,
  denied: readonly string[] = [],
  outputs?: Readonly<Record<string, string>>,
) {
  const aws = await operated({ secrets, denied, ...(outputs && { outputs }) });
  const checked = checkConfig(document, { trackers, agentKinds });
  if ('found' in checked) throw new Error(checked.found.map(({ sentence }) => sentence).join('; '));
  await aws.store.write({ document: checked.config, at: 0, by: 'test' }, 0);
  return aws;
}

export function hmac(secret: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
