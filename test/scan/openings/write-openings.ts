import { writeFileSync } from 'node:fs';
import { rules } from '../../../shared/scan/judge/rules.ts';
import { openingsOf } from './openings-of.ts';

const openings = openingsOf(rules);
writeFileSync(
  new URL('../../../shared/scan/judge/openings.ts', import.meta.url),
  `/**
 * How all begins that the steps of the rules may match, by step: three letters each, \`.\` where there are fewer, a space for
 * what is none. Empty: anywhere. After \`*\`: elsewhere, too, where there are letters of other scripts. Made by \`npm run scan:openings\`.
 */
export const OPENINGS =
  '${openings}';
`,
);
console.log(`${openings.split(';').length} steps, ${openings.length} characters.`);
