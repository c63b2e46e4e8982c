import type { Backend, BackendKind } from '../core/backend.ts';
import { BackendError } from '../core/backend-error.ts';
import type { ConfigSource } from '../core/config.ts';
import { triggerLabel } from '../core/intake.ts';
import type { Project } from '../core/project.ts';

/**
 * Makes the backend of a connection as a project wants it, with credentials that are resolved now. Throws when the connection or the kind
 * of its tracker is not there: the configuration changed, and a repetition sees the new one.
 */
export function backendFor(
  config: ConfigSource,
  kinds: readonly BackendKind[],
  fetcher: typeof fetch,
): (connection: string, project: Project) => Promise<Backend> {
  return async (name, project) => {
    const connection = (await config.read()).connections.find((each) => each.name === name);
    const kind = kinds.find((each) => each.name === connection?.tracker);
    if (!connection || !kind) {
      throw new BackendError('unavailable', `The connection ${name} is no longer configured`, {
        hint: 'Put it back into sluice.yaml.',
      });
    }
    return kind.create({
      connection,
      credentials: await config.credentials(name),
      settings: {
        labels: { ...connection.labels, trigger: triggerLabel(project, connection.labels) },
        states: connection.states,
        close: project.writeBack.close,
      },
      fetch: fetcher,
    });
  };
}
