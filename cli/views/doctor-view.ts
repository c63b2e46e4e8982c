import type { Finding } from '../../shared/core/finding.ts';
import { stacked, table } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { visible } from '../text/visible.ts';

const COLOURS = { ok: 'green', problem: 'red', skip: 'dim' } as const;

/** `sluice doctor` */
export function doctorView(findings: readonly Finding[], paint: Paint): string {
  const rows = findings.flatMap((finding) => [
    [
      { text: finding.state, colour: COLOURS[finding.state] },
      visible(finding.check),
      visible(finding.says),
    ],
    ...(finding.state === 'problem' ? [['', '', `→ ${visible(finding.fix)}`]] : []),
  ]);
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const skipped = findings.filter(({ state }) => state === 'skip').length;
  const left = skipped > 0 ? ` ${skipped} could not be looked at.` : '';
  return stacked(
    table(['STATE', 'CHECK', 'FOUND'], rows, paint),
    problems === 0
      ? `${paint('green', 'All is well.')}${left}`
      : `${paint('red', `${problems} ${problems === 1 ? 'problem' : 'problems'}.`)}${left}`,
  );
}
