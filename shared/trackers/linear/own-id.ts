import { hash } from 'node:crypto';

const NAME_DIGITS = 20;
const CHECK_DIGITS = 10;
const SHAPE = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/;

/**
 * An id of our own for something that we create in Linear, which lets the creator choose it (in the form of a UUIDv4). The same
 * parts make the same id, so a repetition is no second comment. And it tells by itself that it is ours, whoever's token wrote
 * it, as Linear has no hidden text that could: 80 bits name the thing, 40 bits check these.
 */
export function ownId(...parts: readonly string[]): string {
  const name = digits(JSON.stringify(parts), NAME_DIGITS);
  const [first, second, third] = [name.slice(0, 8), name.slice(8, 12), name.slice(12, 15)];
  return `${first}-${second}-4${third}-8${name.slice(15, 18)}-${name.slice(18)}${checkOf(name)}`;
}

/** Whether an id is one of `ownId`. A stranger can make one too, and gains only that we ignore the comment. */
export function isOwnId(id: string): boolean {
  const plain = id.replaceAll('-', '');
  const name = `${plain.slice(0, 12)}${plain.slice(13, 16)}${plain.slice(17, 22)}`;
  return SHAPE.test(id) && plain.endsWith(checkOf(name));
}

function checkOf(name: string): string {
  return digits(`sluice ${name}`, CHECK_DIGITS);
}

function digits(of: string, count: number): string {
  return hash('sha256', of, 'hex').slice(0, count);
}
