import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Failure } from './failure.ts';

/** What a running Sluice leaves in its folder, readable for its user only. */
const DoorSchema = z.object({
  url: z.string().check(z.refine((text) => URL.canParse(text))),
  token: z.string().check(z.minLength(1)),
  /** The configuration that it runs with. */
  config: z.optional(z.string()),
  /** Variables that it made itself: the secrets of the example's emulated trackers. */
  env: z.optional(z.record(z.string(), z.string())),
});

export type Door = z.infer<typeof DoorSchema>;

const DOOR_FILE = 'operator.json';

/** How to get to the Sluice that runs with this folder; `undefined` when none left word. */
export async function readDoor(directory: string): Promise<Door | undefined> {
  const path = join(directory, DOOR_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new Failure('unreachable', `${path} cannot be read: ${error.code}.`, {
      hint: 'Run as the user who started Sluice, or name another folder with --directory.',
      cause: error,
    });
  });
  if (text === undefined) return undefined;
  const door = DoorSchema.safeParse(parsed(text));
  if (door.success) return door.data;
  throw new Failure('unreachable', `${path} is damaged.`, {
    hint: 'Start Sluice again; it writes the file anew.',
  });
}

/** Nobody answers where somebody should. */
export function notRunning(directory: string, url?: string): Failure {
  const place = url === undefined ? `no ${DOOR_FILE} in ${directory}` : `nothing answers at ${url}`;
  return new Failure('unreachable', `No Sluice is running here (${place}).`, {
    hint: 'Start one with `npm start`, or name the folder of a running one with --directory.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
