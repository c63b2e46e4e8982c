/** The bytes with others put in, in place of `drop` of them. */
export function splice(bytes: Buffer, at: number, put: Uint8Array | string, drop = 0): Buffer {
  const between = typeof put === 'string' ? Buffer.from(put) : put;
  return Buffer.concat([bytes.subarray(0, at), between, bytes.subarray(at + drop)]);
}
