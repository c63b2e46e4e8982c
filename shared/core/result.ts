import * as z from 'zod/mini';
import { wellFormed } from './well-formed.ts';

/** The longest question of an agent, in UTF-16 units. */
export const MAX_QUESTION_CHARS = 4_000;

const MAX_TOKENS = 1e12;
const MAX_COST_USD = 1e6;
/** Rounded to this. Smaller numbers mean nothing, and not every store takes them. */
const COSTS_PER_USD = 1e9;

/**
 * What an agent reports at the end of an attempt, version 1. Published as docs/result.schema.json. Unknown fields are dropped.
 * Half a surrogate pair in a text becomes U+FFFD. Costs are US dollars.
 */
export const ResultSchema = z.object({
  success: z.boolean(),
  /** Set to `rolled_back` when the change was made and taken back. */
  outcome: z.optional(z.enum(['succeeded', 'failed', 'rolled_back'])),
  summary: z._default(wellFormed(16_384), ''),
  merge_request_url: z.optional(wellFormed(2_048)),
  branch_name: z.optional(wellFormed(256)),
  token_usage: z.optional(
    z.object({
      input_tokens: z.int().check(z.gte(0), z.lte(MAX_TOKENS)),
      output_tokens: z.int().check(z.gte(0), z.lte(MAX_TOKENS)),
    }),
  ),
  cost_estimate_usd: z.optional(
    z.number().check(
      z.gte(0),
      z.lte(MAX_COST_USD),
      z.overwrite((cost) => Math.round(cost * COSTS_PER_USD) / COSTS_PER_USD),
    ),
  ),
  /** 0 ok, 1 agent failure, 2 a guard rail stopped it. */
  exit_code: z._default(z.int(), 0),
});

export type Result = z.infer<typeof ResultSchema>;

/** The exit code by which an agent says that a guard rail stopped it: shown in its own words and never retried. */
export const GUARD_RAIL_EXIT_CODE = 2;
