import { parseSecretReference } from '../../shared/core/secret-reference.ts';
import type { ConfigDocument } from '../../shared/runtime/config/config-document.ts';
import { secretTime } from '../../shared/runtime/config/webhook-secret.ts';
import { trackers } from '../../shared/trackers/trackers.ts';

/** What a secret is for: checking deliveries, signing what is called back, calling a tracker, making tickets there, calling an agent. */
export type SecretUse = 'verify' | 'callback' | 'api' | 'create' | 'agent';

/** Every secret of a configuration, with all that it is for. Versions of one secret are one. */
export function secretUses(config: ConfigDocument): ReadonlyMap<string, ReadonlySet<SecretUse>> {
  const uses = new Map<string, Set<SecretUse>>();
  const add = (use: SecretUse, references: readonly string[]) => {
    for (const reference of references.map(withoutStage))
      uses.set(reference, (uses.get(reference) ?? new Set()).add(use));
  };
  for (const [connection, { tracker, secrets, credentials }] of Object.entries(
    config.connections,
  )) {
    const references = secrets.map((secret) => secretTime(secret).reference);
    add('verify', references);
    if (trackers.some(({ name, callsBack }) => name === tracker && callsBack))
      add('callback', references);
    add('api', referencesIn(credentials));
    if (
      config.projects.some((project) => project.connection === connection && makesTickets(project))
    )
      add('create', referencesIn(credentials));
  }
  for (const agent of Object.values(config.agents)) add('agent', referencesIn(agent));
  return uses;
}

function makesTickets({ intake }: ConfigDocument['projects'][number]): boolean {
  return intake.ingest.enabled && intake.ingest.createTicket;
}

function withoutStage(reference: string): string {
  const { scheme, name } = parseSecretReference(reference) ?? {};
  return name === undefined ? reference : `${scheme}:${name}`;
}

/** Whatever kind of agent it is: what has the form of a reference is one, anywhere in its settings. */
function referencesIn(value: unknown): string[] {
  if (typeof value === 'string') return parseSecretReference(value) ? [value] : [];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(referencesIn)
    : [];
}
