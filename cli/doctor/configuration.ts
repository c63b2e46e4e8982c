import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { agentKinds } from '../../shared/agents/agents.ts';
import type { Finding } from '../../shared/core/finding.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import { differences } from '../config/differences.ts';
import type { Found } from '../config/document-of.ts';
import { onlyHere } from '../config/only-here.ts';
import type { Patient } from './patient.ts';

/** Whether what is deployed is what the file says, and fit for where it is. */
export async function configuration(
  { of, io, document }: Pick<Patient, 'of' | 'io' | 'document'>,
  { where }: Found,
  file = 'sluice.yaml',
): Promise<readonly Finding[]> {
  const there: Finding = { check: 'configuration', state: 'ok', says: `${where} is valid` };
  if ('door' in of) return [there];
  return [
    there,
    ...onlyHere(document).map(
      (says): Finding => ({
        check: 'configuration',
        state: 'problem',
        says,
        fix: 'Change it in sluice.yaml, then `sluice apply`.',
      }),
    ),
    await sameAs(document, resolve(io.cwd, file), file),
  ];
}

async function sameAs(document: object, path: string, file: string): Promise<Finding> {
  const check = `same as ${file}`;
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { check, state: 'skip', says: 'there is no such file here' };
  const parsed = parseConfig(text, { trackers, agentKinds, file });
  if ('problems' in parsed)
    return {
      check,
      state: 'problem',
      says: `the file has problems`,
      fix: `\`sluice config check ${file}\` names them.`,
    };
  const found = differences(document, parsed.config);
  if (found.length === 0) return { check, state: 'ok', says: 'no difference' };
  const places = found.slice(0, 3).map(({ path: place }) => place);
  return {
    check,
    state: 'problem',
    says: `they differ in ${places.join(', ')}${found.length > 3 ? ` and ${found.length - 3} more` : ''}`,
    fix: `\`sluice apply ${file} --dry-run\` shows it; without --dry-run it is applied.`,
  };
}
