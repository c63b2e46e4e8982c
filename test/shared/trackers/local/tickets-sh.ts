import type { SpawnSyncReturns } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import type { ticketsFolder } from './tickets-folder.ts';

const program = process.env.SLUICE_TICKETS_SH;

type Files = Pick<Awaited<ReturnType<typeof ticketsFolder>>, 'above' | 'root'>;

/** A `tickets.sh`, where SLUICE_TICKETS_SH names one. */
export const ticketsSh = program
  ? {
      run: ({ above, root }: Files, ...argv: readonly string[]): SpawnSyncReturns<string> =>
        spawnSync('sh', [program, ...argv], {
          cwd: above,
          encoding: 'utf8',
          input: 'By another tool.\n',
          env: { ...process.env, WORK_ITEMS_DIR: root, USER: 'sh', TMPDIR: above },
        }),
    }
  : undefined;
