/** An answer of 400 that a service gives instead: its name, its words, and what else stands in it. */
export class Fault extends Error {
  readonly more: Readonly<Record<string, unknown>>;

  constructor(name: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = name;
    this.more = more;
  }
}
