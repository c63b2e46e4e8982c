import type { Receipt } from './receipt.ts';

/** One event on its way from a tracker or sender, however often it is sent. */
export interface Letter {
  readonly ticket: number;
  readonly connection: string;
  /** `issues.labeled sluice` */
  readonly what: string;
  /** Headers of each try: some senders sign anew. */
  readonly headers: () => Readonly<Record<string, string>>;
  readonly body: string;
  readonly receipts: Receipt[];
}

/** Whether the sender was told that it was taken in. */
export function isDelivered({ receipts }: Letter): boolean {
  return receipts.some(({ status, lost }) => !lost && status >= 200 && status < 300);
}

/** Whether nobody knows: no answer of success was heard, or none was given. */
export function isTaken({ receipts }: Letter): boolean {
  return receipts.some(({ status }) => status >= 200 && status < 300);
}
