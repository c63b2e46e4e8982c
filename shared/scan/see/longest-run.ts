const IN_CODE = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-') {
  IN_CODE[sign.charCodeAt(0)] = 1;
}

/** How many letters, digits and `+/_-` stand in a row, at most. */
export function longestRun(text: string): number {
  let longest = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (IN_CODE[text.charCodeAt(at)] === 1) continue;
    if (at - start > longest) longest = at - start;
    start = at + 1;
  }
  return longest;
}
