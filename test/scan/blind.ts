import { scan } from '../../shared/scan/scan.ts';
import { table } from '../bench/receive/table.ts';
import { attacks } from './blind/attacks.ts';
import type { Blind } from './blind/blind.ts';
import { lookAlikes } from './blind/look-alikes.ts';
import { measure } from './measure.ts';
import type { Row } from './row.ts';

/** Prints what becomes of the blind set. A figure and no gate: a limit would be an invitation to tune on these texts. */
const rowsOf = (texts: readonly Blind[], label: Row['label']): readonly Row[] =>
  texts.map(({ way, text }, at) => ({
    id: `${label} ${at + 1}`,
    text,
    label,
    kind: way,
    source: 'test/scan/blind',
    licence: 'Apache-2.0',
  }));

const measured = measure(
  [...rowsOf(attacks, 'injection'), ...rowsOf(lookAlikes, 'benign')],
  () => scan,
);
console.log(
  table(
    ['text', 'way', 'decision', 'score', 'rules'],
    measured.map(({ row, verdict }) => [
      row.id,
      row.kind,
      verdict.decision,
      verdict.score.toFixed(2),
      verdict.findings.map(({ rule }) => rule).join(' '),
    ]),
  ),
);
for (const label of ['injection', 'benign'] as const) {
  const some = measured.filter(({ row }) => row.label === label);
  const count = (decision: string) =>
    some.filter(({ verdict }) => verdict.decision === decision).length;
  console.log(
    `\n${label === 'injection' ? 'Attacks' : 'Look-alikes'}: ${some.length}, held ${count('hold')}, blocked ${count('block')}, passed ${count('allow')}`,
  );
}
