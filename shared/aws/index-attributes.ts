import type { Head } from '../core/head.ts';
import type { HeadWrite } from '../core/head-write.ts';
import { SHARD_NAMES, shardOf } from './shard.ts';

const HOUR_MS = 3_600_000;

/** Heads stand here in `byReadableId`, deliveries at the time they came: either can be asked for alone. */
export const HEADS_AT = 0;

/** What a change of a head means for its indexes: their attributes follow what they are made of. */
export function indexAttributes(
  key: string,
  { set = {}, add = {}, remove = [] }: HeadWrite,
): { readonly set: Readonly<Record<string, string | number>>; readonly remove: readonly string[] } {
  const { ticket, project, openedAt } = set;
  const due = set.dueAt ?? add.dueAt;
  const gone = (...attributes: readonly (keyof Head)[]) =>
    attributes.some((attribute) => remove.includes(attribute));
  return {
    set: {
      ...(due !== undefined && { dueShard: shardOf(key) }),
      ...(project !== undefined &&
        openedAt !== undefined && {
          projectHour: projectHour(project, hourOf(openedAt), shardOf(key)),
        }),
      ...(ticket && { at: HEADS_AT }),
    },
    remove: [
      ...(gone('dueAt') ? ['dueShard'] : []),
      ...(gone('project', 'openedAt') ? ['projectHour'] : []),
      ...(gone('ticket') ? ['readable', 'at'] : []),
    ],
  };
}

/** The partitions that hold what a project opened in an hour. */
export function partitionsOf(project: string, hour: number): readonly string[] {
  return SHARD_NAMES.map((shard) => projectHour(project, hour, shard));
}

/** Hours since 1970. */
export function hourOf(time: number): number {
  return Math.floor(time / HOUR_MS);
}

function projectHour(project: string, hour: number, shard: string): string {
  return `${project}#${hour}#${shard}`;
}
