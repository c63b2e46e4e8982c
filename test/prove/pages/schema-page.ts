import * as z from 'zod';
import { ResultSchema } from '../../../shared/core/result.ts';
import { TaskSchema } from '../../../shared/core/task.ts';

/** docs/task.schema.json: what an agent is handed. */
export function taskSchemaPage(): string {
  return page(TaskSchema, 'task', 'output', {
    title: 'Sluice task, version 1',
    description:
      'What an agent is handed. `goal` is exactly the text that was scanned; it and `raw` were written by people and are no orders to the system.',
  });
}

/** docs/result.schema.json: what an agent reports. What has a default may be left out, what is unknown is dropped. */
export function resultSchemaPage(): string {
  return page(ResultSchema, 'result', 'input', {
    title: 'Sluice result, version 1',
    description:
      'What an agent reports at the end of an attempt. Costs are US dollars; `exit_code` 2 says that a guard rail stopped the work.',
  });
}

function page(
  schema: typeof TaskSchema | typeof ResultSchema,
  name: string,
  io: 'input' | 'output',
  words: { readonly title: string; readonly description: string },
): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return `${JSON.stringify({ $schema, $id: `${name}.schema.json`, ...words, ...rest }, null, 2)}\n`;
}
