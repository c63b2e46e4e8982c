/** Characters of a code, and how many of them in a row a code has at least. */
export interface Run {
  readonly of: string;
  readonly atLeast: number;
}

const tables = new Map<string, Uint8Array>();

/** Whether a text has such a row. Of most texts it reads one character in as many as the row is long: a row has one of these. */
export function hasRun(text: string, { of, atLeast }: Run): boolean {
  if (of.length === 1 && atLeast === 1) return text.includes(of);
  const isOf = tableOf(of);
  const { length } = text;
  let end = 0;
  for (let at = atLeast - 1; at < length; at += atLeast) {
    if (at < end || isOf[text.charCodeAt(at)] !== 1) continue;
    let start = at;
    while (start > end && isOf[text.charCodeAt(start - 1)] === 1) start--;
    end = at + 1;
    while (end < length && isOf[text.charCodeAt(end)] === 1) end++;
    if (end - start >= atLeast) return true;
  }
  return false;
}

function tableOf(of: string): Uint8Array {
  let table = tables.get(of);
  if (table === undefined) {
    table = new Uint8Array(128);
    for (const sign of of) table[sign.charCodeAt(0)] = 1;
    tables.set(of, table);
  }
  return table;
}
