/** The folders that a ticket can be in, which are its states. `pending` is open, and waits for something. */
export const STATUSES = ['open', 'pending', 'closed'] as const;

export type Status = (typeof STATUSES)[number];

export function statusOf(text: string | undefined): Status | undefined {
  return STATUSES.find((each) => each === text?.toLowerCase());
}
