import * as z from 'zod/mini';
import { API_KEY_HASH, API_KEY_NAME, API_KEY_START } from '../../shared/core/api-key.ts';
import type { BrakeScope } from '../../shared/core/brake.ts';
import { isScope } from '../../shared/core/brake.ts';
import { STATES } from '../../shared/core/lifecycle.ts';
import { selection } from './dead-letters/selection.ts';

/** Up to what any key of ours can be; a delivery's has its connection before it. Keys of the table end at 2,048 bytes. */
const MAX_ID_BYTES = 1_800;

const id = z.string().check(
  z.minLength(1),
  z.refine(
    (text) => text.isWellFormed() && Buffer.byteLength(text) <= MAX_ID_BYTES,
    `a text of at most ${MAX_ID_BYTES} bytes`,
  ),
);

/** Nothing is done unless `dryRun` is false; whoever means every dead letter says `all`. */
const dlqAct = {
  ...selection,
  message: z.optional(id),
  all: z._default(z.boolean(), false),
  dryRun: z._default(z.boolean(), true),
};

/** Kept in the brake's item and shown on every ticket that waits for it. */
const MAX_REASON_CHARS = 200;

const keyName = z
  .string()
  .check(z.regex(API_KEY_NAME, 'a name of up to 64 letters, digits, `-`, `_` and `.`'));

const scope = z.custom<BrakeScope>(
  isScope,
  'expected all, connection:<name>, project:<name> or agent:<name>',
);

/** What a person can ask for. `id` is a task, a readable ticket id, or, for `why`, a delivery key as our answer to it showed it. */
export const RequestSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('list'),
    project: z.optional(z.string()),
    state: z.optional(z.enum(STATES as [(typeof STATES)[number], ...(typeof STATES)[number][]])),
    /** Only those of which the ticket does not show the present state, as writing it was given up. */
    unshown: z.optional(z.boolean()),
    hours: z._default(z.int().check(z.gte(1), z.lte(24 * 90)), 72),
    limit: z._default(z.int().check(z.gte(1), z.lte(500)), 50),
  }),
  z.object({ do: z.literal('show'), id }),
  z.object({ do: z.literal('why'), id }),
  z.object({
    do: z.literal('recover'),
    connection: z.optional(z.string()),
    dryRun: z._default(z.boolean(), false),
  }),
  z.object({ do: z.literal('approve'), id, digest: z.optional(z.string()) }),
  z.object({ do: z.literal('reject'), id }),
  z.object({ do: z.literal('stop'), id }),
  z.object({ do: z.literal('retry'), id }),
  z.object({ do: z.literal('writeback'), id }),
  z.object({
    do: z.literal('dlqList'),
    ...selection,
    limit: z._default(z.int().check(z.gte(1), z.lte(1_000)), 50),
  }),
  z.object({ do: z.literal('dlqShow'), message: id }),
  z.object({ do: z.literal('dlqReplay'), ...dlqAct }),
  z.object({ do: z.literal('dlqDiscard'), ...dlqAct }),
  z.object({ do: z.literal('brakes') }),
  z.object({
    do: z.literal('pause'),
    scope,
    reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REASON_CHARS))),
  }),
  z.object({ do: z.literal('resume'), scope }),
  z.object({
    do: z.literal('polls'),
    project: z.optional(z.string()),
    /** Whether they are to be polled with the next tick. */
    now: z._default(z.boolean(), false),
  }),
  z.object({ do: z.literal('keys') }),
  z.object({
    do: z.literal('keyCreate'),
    name: keyName,
    /** Made where it is shown: the key itself is never sent. */
    start: z.string().check(z.regex(API_KEY_START)),
    hash: z.string().check(z.regex(API_KEY_HASH)),
    project: z.optional(id),
  }),
  z.object({ do: z.literal('keyRevoke'), name: keyName }),
  z.object({ do: z.literal('config') }),
  z.object({
    do: z.literal('apply'),
    /** As `sluice.yaml` says it; checked like a file. */
    document: z.unknown(),
    /** The version that it is to replace; 0 for none. */
    over: z.int().check(z.gte(0)),
  }),
]);

export type Request = z.infer<typeof RequestSchema>;

/** An answer, or what is wrong and what to do. */
export type Response =
  | { readonly ok: true; readonly [key: string]: unknown }
  | {
      readonly ok: false;
      readonly error: 'not_found' | 'refused' | 'invalid';
      readonly message: string;
      readonly hint?: string;
    };
