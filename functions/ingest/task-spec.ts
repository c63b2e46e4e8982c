import * as z from 'zod/mini';
import { wellFormed } from '../../shared/core/well-formed.ts';

/** What every tracker takes for a title, and a description with what stands around it. UTF-16 units. */
export const MAX_TITLE_CHARS = 256;
export const MAX_DESCRIPTION_CHARS = 50_000;
export const MAX_LABELS = 50;
export const MAX_LABEL_CHARS = 50;
export const MAX_NAME_CHARS = 200;
export const MAX_DUE_DAYS = 3_650;
export const PRIORITIES = ['high', 'medium', 'low'] as const;

/** `owner/name`, or an address of a repository. */
export const TARGET = /^[\w.:/@~+-]{1,300}$/;
/** Nothing that ends a line, hides or turns one around: it stands in tickets, logs and histories. */
const PRINTED = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;

const filled = (max: number) => wellFormed(max).check(z.trim(), z.minLength(1));
const name = filled(MAX_NAME_CHARS).check(z.regex(PRINTED));

/**
 * What a program hands in: one task, and where it took it from. Strict in its types, so that `"7"` is no number; fields that are not
 * named here are left alone, as an emitter may know a later contract than we do.
 */
export const TaskSpecSchema = z.object({
  title: filled(MAX_TITLE_CHARS),
  description: z._default(wellFormed(MAX_DESCRIPTION_CHARS), ''),
  target_repo: z.nullish(z.string().check(z.regex(TARGET))),
  priority: z._default(z.enum(PRIORITIES), 'medium'),
  labels: z._default(
    z.array(filled(MAX_LABEL_CHARS).check(z.regex(PRINTED))).check(z.maxLength(MAX_LABELS)),
    () => [],
  ),
  due_in_days: z.nullish(z.int().check(z.gte(0), z.lte(MAX_DUE_DAYS))),
  /** `rule` or `instruction`; another word changes nothing and is kept. */
  source_type: name,
  source_id: name,
  triggering_event_id: name,
  activity_definition_id: name,
});
export type TaskSpec = z.infer<typeof TaskSpecSchema>;
