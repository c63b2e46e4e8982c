import type { JsonObject } from '../body/parse-json.ts';
import { EVENTS } from './log-page.ts';
import { listIn, objectIn, textIn } from './payload.ts';

/** A hook as it should be. GitHub takes the secret away from one that is changed without it, so it is always named. */
export function wantedHook(address: string, secret: string) {
  const config = { url: address, content_type: 'json', insecure_ssl: '0', secret };
  return { active: true, events: [...EVENTS], config };
}

/** What is not as it should be with a hook that GitHub shows. Further events do no harm: they are ignored with a reason. */
export function changesOf(hook: JsonObject): string[] {
  const config = objectIn(hook, 'config') ?? {};
  const hears = listIn(hook, 'events');
  const deaf = hears.includes('*') ? [] : EVENTS.filter((event) => !hears.includes(event));
  return [
    ...(deaf.length > 0 ? [`hear of ${deaf.join(' and ')}`] : []),
    ...(hook.active === false ? ['be switched on'] : []),
    ...(textIn(config, 'content_type') === 'json' ? [] : ['send JSON']),
    ...(String(config.insecure_ssl ?? '0') === '0' ? [] : ['check our certificate']),
    ...(config.secret === undefined ? ['get a secret'] : []),
  ];
}
