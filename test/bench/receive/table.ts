/** Rows under a heading, in columns; numbers to the right. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const texts = [heading, ...rows].map((row) => row.map(String));
  const widths = heading.map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  const lines = texts.map((row, n) =>
    row
      .map((text, at) => {
        const number = typeof rows[Math.max(0, n - 1)]?.[at] === 'number';
        return number ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Whether a figure holds its target. */
export function mark(figure: number, limit: number): string {
  return figure <= limit ? 'ok' : 'OVER';
}
