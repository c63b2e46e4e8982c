import type { Problem } from '../../shared/runtime/config/problem.ts';
import { textOf } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { visible } from '../text/visible.ts';

export interface Checked {
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** What there is, where it could be read. */
  readonly connections?: readonly string[];
  readonly projects?: readonly string[];
  readonly agents?: readonly string[];
}

/** `sluice config check` */
export function checkView(checked: Checked, paint: Paint): string {
  const line = (word: string, { message }: Problem) => `${word}  ${textOf(visible(message))}`;
  return [
    ...checked.problems.map((each) => line(paint('red', 'problem'), each)),
    ...checked.warnings.map((each) => line(paint('yellow', 'warning'), each)),
    verdict(checked, paint),
  ].join('\n');
}

function verdict(checked: Checked, paint: Paint): string {
  const { problems, connections = [], projects = [], agents = [] } = checked;
  const file = textOf(visible(checked.file));
  if (problems.length > 0) {
    return `${file}: ${counted(problems.length, 'problem')}; nothing is accepted with it.`;
  }
  const parts = [
    counted(connections.length, 'connection'),
    counted(projects.length, 'project'),
    counted(agents.length, 'agent'),
  ];
  return `${paint('green', `${file} can be used`)}: ${parts.join(', ')}.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
