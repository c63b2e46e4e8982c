import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import type { Cloud } from '../cloud.ts';
import type { Answer, Doorman } from '../door/open-door.ts';
import { openDoor } from '../door/open-door.ts';
import { secretPlaces } from '../door/secret-places.ts';
import type { Names } from '../template/intrinsics.ts';
import { localEngines } from './engines.ts';
import { localNames } from './names.ts';

export interface LocalCloudOptions {
  readonly template: Template;
  /** By name, in Secrets Manager and in the parameter store alike; the key of tokens is there by itself. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Stands between the functions and AWS. @default lets everything pass */
  readonly doorman?: (names: Names) => Doorman;
}

/** The embedded engines behind one door. */
export interface LocalCloud extends Cloud {
  /** Requests that were no calls of a service that we use. */
  readonly strange: readonly string[];
}

const TOKEN_KEY = 'k'.repeat(64);

export async function localCloud(
  { template, secrets, doorman }: LocalCloudOptions,
  site: string,
): Promise<LocalCloud> {
  const door = await openDoor();
  const names = localNames(template, door.url, site);
  const engines = await localEngines(template, names);
  const made = Object.keys(resources(template, 'AWS::SecretsManager::Secret'));
  const places = secretPlaces({
    ...Object.fromEntries(made.map((id) => [names.ref(id), TOKEN_KEY])),
    ...secrets,
  });
  const stand = doorman?.(names) ?? ((_, pass) => pass());
  door.open({
    behind: engines.behind,
    doorman: (call, pass) => stand(call, async (): Promise<Answer> => places(call) ?? pass()),
  });
  return {
    ...engines,
    endpoint: door.url,
    names,
    strange: door.strange,
    async stop() {
      await Promise.all([door.close(), engines.stop()]);
    },
  };
}
