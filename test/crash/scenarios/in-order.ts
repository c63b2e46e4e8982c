import type { Stage } from '../stage/stage.ts';

/** It was the turn of these tickets' tasks in this order, whatever others came between them. */
export function inOrder(
  ...tickets: readonly string[]
): (stage: Stage) => Promise<readonly string[]> {
  return async ({ claimed }) => {
    const order = [...claimed].filter((id) => tickets.includes(id)).join(', ');
    return order === tickets.join(', ') ? [] : [`their turns came as ${order}`];
  };
}
