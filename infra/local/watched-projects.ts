import { resolve } from 'node:path';
import type { ConfigSource } from '../../shared/core/config.ts';
import { USUAL_ROOT } from '../../shared/trackers/local/folder/usual-root.ts';
import { local } from '../../shared/trackers/local/tracker.ts';
import { watchTickets } from './watch-tickets.ts';

/** Projects that are polled as soon as a file changes. */
export interface WatchedProjects {
  /** Follows the configuration: folders that are new in it are watched, others no longer. */
  follow(): Promise<void>;
  /** After what was begun. */
  end(): Promise<void>;
}

/** Polls a project whose tickets are files when one of them changes: nobody on the same machine should wait for an interval. */
export function watchedProjects(
  config: Pick<ConfigSource, 'read'>,
  poll: (project: string) => Promise<void>,
): WatchedProjects {
  const watched = new Map<string, () => void>();
  let running: Promise<void> = Promise.resolve();

  return {
    async follow() {
      const wanted = new Map(await filesOf(config));
      for (const [project, root] of wanted) {
        const key = JSON.stringify([project, root]);
        if (watched.has(key)) continue;
        const onChange = () => {
          running = running.then(() => poll(project));
        };
        watched.set(key, watchTickets(root, onChange));
      }
      const keys = new Set([...wanted].map((each) => JSON.stringify(each)));
      for (const [key, end] of watched) {
        if (keys.has(key)) continue;
        end();
        watched.delete(key);
      }
    },
    async end() {
      for (const end of watched.values()) end();
      watched.clear();
      await running;
    },
  };
}

/** Each polled project whose tickets are files, with their folder. */
async function filesOf(config: Pick<ConfigSource, 'read'>): Promise<[string, string][]> {
  const { connections, projects } = await config.read();
  return projects.flatMap(({ name, connection: of, intake, poll }): [string, string][] => {
    const connection = connections.find((each) => each.name === of);
    if (connection?.tracker !== local.name || !intake.enabled || poll === undefined) return [];
    return [[name, resolve(connection.root ?? USUAL_ROOT)]];
  });
}
