import type { Difference } from '../config/differences.ts';
import { stacked, textOf } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { visible } from '../text/visible.ts';
import { differenceView } from './difference-view.ts';

/** What `sluice apply` came to. */
export interface Applied {
  readonly did: 'applied' | 'would' | 'nothing';
  readonly file: string;
  readonly stack: string;
  /** The version that the deployment had. */
  readonly from: number;
  /** The one that it has now. */
  readonly version?: number;
  readonly differences: readonly Difference[];
  readonly warnings: readonly string[];
  /** Whether the person has seen the differences already. */
  readonly isShown?: boolean;
}

/** What applying would change. */
export function differencesView(
  { stack, from, differences, warnings }: Omit<Applied, 'did'>,
  paint: Paint,
): string {
  const had = from === 0 ? `${stack} has no configuration yet` : `${stack} has version ${from}`;
  return stacked(
    `${had}. - goes, + is new, ~ changes:`,
    differenceView(differences, paint),
    warnings.map((each) => `${paint('yellow', 'warning')}  ${textOf(visible(each))}`).join('\n'),
  );
}

/** `sluice apply` */
export function appliedView(applied: Applied, paint: Paint): string {
  const { did, differences, version, from, stack } = applied;
  const file = textOf(visible(applied.file));
  if (differences.length === 0) return `${stack} has ${file} already: version ${from}.`;
  const ends = {
    applied: `${paint('green', `Applied as version ${version}`)}. Every function knows it within a minute.`,
    would: 'A dry run: nothing was changed. Without --dry-run it is asked for and done.',
    nothing: 'Nothing was changed.',
  };
  return stacked(applied.isShown ? '' : differencesView(applied, paint), ends[did]);
}
