import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonsTable } from '../../support/receive/reasons-table.ts';

const PAGE = join(import.meta.dirname, '../../../docs/reasons.md');
const BEGIN = '<!-- reasons: begin -->\n';
const END = '\n<!-- reasons: end -->';

/** docs/reasons.md: its table of reasons is written anew, the rest is by hand. */
export function reasonsPage(): string {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const after = rest.slice(rest.indexOf(END));
  return `${before}${BEGIN}${reasonsTable()}${after}`;
}
