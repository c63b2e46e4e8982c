import * as z from 'zod/mini';
import type { Operator } from '../operator.ts';
import { understood } from '../views/understood.ts';

const KeptSchema = z.object({
  version: z.number(),
  by: z.optional(z.string()),
  at: z.optional(z.string()),
  document: z.optional(z.unknown()),
});

/** What a deployment has: version 0 without a document where nobody applied one. */
export type Kept = z.infer<typeof KeptSchema>;

export async function keptConfig(operator: Operator): Promise<Kept> {
  return understood(KeptSchema, await operator.ask({ do: 'config' }));
}
