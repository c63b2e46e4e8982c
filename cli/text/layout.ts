import type { Colour, Paint } from './paint.ts';
import { width } from './width.ts';

/** A text, perhaps with a colour. Nothing, where there is nothing to say. */
export type Cell = string | { readonly text: string; readonly colour: Colour } | undefined;

const GAP = '  ';

/** Aligned columns below their names; a column in which nothing stands is left out. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
): string {
  const used = head.map((_, at) => rows.some((row) => textOf(row[at]) !== ''));
  const kept = <T>(row: readonly T[]) => row.filter((_, at) => used[at]);
  const titles: Cell[] = head.map((text) => ({ text, colour: 'dim' }));
  const lines = [titles, ...rows.map((row) => head.map((_, at) => row[at]))].map(kept);
  const widths = kept(head).map((_, at) =>
    Math.max(...lines.map((line) => width(textOf(line[at])))),
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) => painted(cell, paint, at === line.length - 1 ? 0 : widths[at]))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

/** Cells beside each other. */
export function inLine(cells: readonly Cell[], paint: Paint): string {
  return cells
    .filter((cell) => textOf(cell) !== '')
    .map((cell) => painted(cell, paint))
    .join(GAP);
}

/** `name  value` in aligned lines, without those that have no value; further lines of a value stand below its first. */
export function fields(pairs: readonly (readonly [name: string, value: Cell])[], paint: Paint) {
  const said = pairs.filter(([, value]) => textOf(value, '\n') !== '');
  const room = Math.max(0, ...said.map(([name]) => width(name)));
  return said
    .map(([name, value]) => {
      const [first = '', ...more] = textOf(value, '\n').split('\n');
      const colour = typeof value === 'object' ? value.colour : undefined;
      const label = painted({ text: name, colour: 'dim' }, paint, room);
      const below = more.map((line) => `${' '.repeat(room)}${GAP}${paint(colour, line)}`.trimEnd());
      return [`${label}${GAP}${paint(colour, first)}`, ...below].join('\n');
    })
    .join('\n');
}

/** A title over its lines, each moved to the right; nothing without lines. */
export function section(title: string, body: string, paint: Paint): string {
  return body === '' ? '' : `${paint('bold', title)}\n${body.replace(/^(?=.)/gm, GAP)}`;
}

/** Parts with an empty line between. */
export function stacked(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** In one line, unless line breaks may stand: a stranger's must not begin a line that looks like ours. */
export function textOf(cell: Cell, lineBreak: '\n' | ' ⏎ ' = ' ⏎ '): string {
  const text = typeof cell === 'object' ? cell.text : (cell ?? '');
  return text.trimEnd().replaceAll('\n', lineBreak);
}

function painted(cell: Cell, paint: Paint, room = 0): string {
  const text = textOf(cell);
  const padding = ' '.repeat(Math.max(0, room - width(text)));
  return `${paint(typeof cell === 'object' ? cell.colour : undefined, text)}${padding}`;
}
