import type * as z from 'zod/mini';
import { parseBody } from '../../shared/trackers/body/parse-json.ts';
import type { Problem, Refused } from './answer.ts';
import { refuse } from './answer.ts';
import type { TaskSpec } from './task-spec.ts';
import {
  MAX_DESCRIPTION_CHARS,
  MAX_DUE_DAYS,
  MAX_LABEL_CHARS,
  MAX_LABELS,
  MAX_NAME_CHARS,
  MAX_TITLE_CHARS,
  PRIORITIES,
  TaskSpecSchema,
} from './task-spec.ts';

const name = `a text of 1 to ${MAX_NAME_CHARS} characters on one line`;

/** Completes "Expected", by field. */
const EXPECTED: { readonly [Field in keyof TaskSpec]: string } = {
  title: `a text of 1 to ${MAX_TITLE_CHARS} characters`,
  description: `a text of at most ${MAX_DESCRIPTION_CHARS} characters`,
  target_repo: '`owner/name`, the address of a repository, or null',
  priority: PRIORITIES.join(', '),
  labels: `at most ${MAX_LABELS} texts of 1 to ${MAX_LABEL_CHARS} characters`,
  due_in_days: `a whole number from 0 to ${MAX_DUE_DAYS}, or null`,
  source_type: name,
  source_id: name,
  triggering_event_id: name,
  activity_definition_id: name,
};

/** The body as a task, or all that is wrong with it at once. What was sent is not repeated. */
export function readSpec(body: Uint8Array): { readonly spec: TaskSpec } | Refused {
  const parsed = parseBody(body);
  if ('invalid' in parsed) return refuse(parsed.invalid);
  const read = TaskSpecSchema.safeParse(parsed.value);
  if (read.success) return { spec: read.data };
  const problems = read.error.issues.map((issue) => problemOf(issue, parsed.value));
  const each = new Map(problems.map((problem) => [problem.field, problem]));
  return refuse('field_invalid', { fields: [...each.values()] });
}

function problemOf({ path }: z.core.$ZodIssue, value: object): Problem {
  const [top = ''] = path;
  const field = path.join('.');
  const given = Object.hasOwn(value, top);
  const expected = EXPECTED[top as keyof TaskSpec] ?? 'one JSON object';
  return { field, problem: `${given ? 'Expected' : 'Missing: expected'} ${expected}` };
}
