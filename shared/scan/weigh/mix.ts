/** 32 bits of three numbers, the low ones as good as the high ones. */
export function mix(kind: number, one: number, two: number): number {
  let mixed = Math.imul(one ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ Math.imul(two + kind, 0xc2b2ae35), 0x27d4eb2f);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}
