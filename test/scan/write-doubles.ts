import { readFileSync, writeFileSync } from 'node:fs';

const HELP = `Writes shared/scan/see/doubles.ts from Unicode's table of characters that look alike.

  npm run scan:doubles -- FILE    FILE is https://www.unicode.org/Public/security/latest/confusables.txt`;

const LINE = /^([\dA-F]{4}) ;\t([\dA-F]{4}) ;\tMA/;
const VERSION = /^# Version: ([\d.]+)/m;

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error(HELP);
  process.exit(2);
}
const source = readFileSync(file, 'utf8');
const doubles = new Map<string, string>();
for (const line of source.split('\n')) {
  const [, from = '', to = ''] = LINE.exec(line) ?? [];
  const [letter, plain] = [from, to].map((hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (letter === undefined || plain === undefined || from === '') continue;
  // What compatibility decomposition makes plain needs no table, and ASCII stands for itself.
  const isKnown = /^[\0-\x7f]/.test(letter.normalize('NFKD'));
  if (/^[a-z]$/i.test(plain) && !isKnown && /\p{L}/u.test(letter)) {
    doubles.set(plain, (doubles.get(plain) ?? '') + letter);
  }
}
const entries = [...doubles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([a, b]) => a + b);
writeFileSync(
  new URL('../../shared/scan/see/doubles.ts', import.meta.url),
  `/**
 * Letters of other scripts that look like a Latin one, after it. Made by \`npm run scan:doubles\` from confusables.txt,
 * version ${VERSION.exec(source)?.[1]} (UTS #39, © Unicode, Inc., https://www.unicode.org/terms_of_use.html).
 */
export const DOUBLES =
  '${entries.join(' ')}';
`,
);
