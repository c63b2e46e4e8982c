import type { SlotStore } from '../../../shared/core/slot-store.ts';

/** Slots in a Map. One that lapsed stays until somebody needs the place. */
export function memorySlotStore(): SlotStore {
  const projects = new Map<string, Map<string, number>>();
  return {
    async take(project, task, leaseUntil, cap, now) {
      const slots = projects.get(project) ?? new Map<string, number>();
      if (!slots.has(task) && slots.size >= cap) {
        const lapsed = [...slots].filter(([, lease]) => lease <= now);
        if (slots.size - lapsed.length >= cap) return false;
        for (const [other] of lapsed) slots.delete(other);
      }
      projects.set(project, slots.set(task, leaseUntil));
      return true;
    },
    async taken(project, task, now) {
      const slots = [...(projects.get(project) ?? [])];
      return slots.filter(([other, lease]) => other !== task && lease > now).length;
    },
    async release(project, task) {
      projects.get(project)?.delete(task);
    },
  };
}
