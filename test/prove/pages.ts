import { lifecyclePage } from './pages/lifecycle-page.ts';
import { promisesPage } from './pages/promises-page.ts';
import { reasonsPage } from './pages/reasons-page.ts';
import { resultSchemaPage, taskSchemaPage } from './pages/schema-page.ts';
import { signaturesPage } from './pages/signatures-page.ts';
import { writeBackPage } from './pages/write-back-page.ts';

/** Every page of docs/ that is written from code, and how. */
export const PAGES = {
  'docs/task.schema.json': taskSchemaPage,
  'docs/result.schema.json': resultSchemaPage,
  'docs/reasons.md': reasonsPage,
  'docs/lifecycle.md': lifecyclePage,
  'docs/write-back.md': writeBackPage,
  'docs/promises.md': promisesPage,
  'docs/signatures.md': signaturesPage,
} as const satisfies Readonly<Record<string, () => string>>;
