import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SlotStore } from '../core/slot-store.ts';
import { slotsItem } from './slots-item.ts';

/** Every try that fails means that somebody else got on; after so many the task waits for its next turn. */
const TRIES = 4;
/** So many lapsed slots go at once, as an expression has a limit. */
const MOST_RECLAIMED = 25;

/** Slots in the table that `tableInput` describes: one call while there is room, two when there is none. */
export function dynamoSlotStore(client: DynamoDBClient, table: string): SlotStore {
  return {
    async take(project, task, leaseUntil, cap, now) {
      const item = slotsItem(client, table, project);
      const own = { task, leaseUntil };
      for (let tries = 0; tries < TRIES; tries++) {
        if (await item.add(own, cap)) return true;
        const slots = await item.read();
        const others = slots?.filter((slot) => slot.task !== task) ?? [];
        const lapsed = others.filter((slot) => slot.leaseUntil <= now);
        if (others.length - lapsed.length >= cap) return false;
        const some = lapsed.slice(0, MOST_RECLAIMED);
        if (some.length > 0 && (await item.replace(own, some, cap))) return true;
        if (!slots && (await item.create(own))) return true;
      }
      return false;
    },
    async taken(project, task, now) {
      const slots = (await slotsItem(client, table, project).read()) ?? [];
      return slots.filter((slot) => slot.task !== task && slot.leaseUntil > now).length;
    },
    async release(project, task) {
      await slotsItem(client, table, project).remove(task);
    },
  };
}
