import type { Ticket } from './ticket.ts';

/** All tickets by number, and the way back to one from what a tracker or agent holds in hands. */
export interface Books {
  readonly tickets: Ticket[];
  /** The ticket in whose title `T12: …` stands. */
  named(text: string): Ticket | undefined;
}

export function books(): Books {
  const tickets: Ticket[] = [];
  return {
    tickets,
    named(text) {
      const index = /"(?:title|id)":"T(\d+)\b/.exec(text)?.[1];
      return index === undefined ? undefined : tickets[Number(index)];
    },
  };
}
