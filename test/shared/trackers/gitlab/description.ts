import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** GitLab's own description of its API in OpenAPI, at least the part that we ask, where it is at hand. */
export function description(): string | undefined {
  const shared = process.env.SLUICE_SHARED;
  const file = join(shared ?? '', 'schemas/gitlab-slim.openapi.json');
  return shared && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
