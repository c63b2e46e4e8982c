/** Headers as they go over the wire: in order, in any case, several of one name. */
export class HeaderList {
  #pairs: [string, string][] = [];

  /** Each as it was sent. */
  get lines(): readonly (readonly [string, string])[] {
    return this.#pairs;
  }

  get(name: string): string | undefined {
    return this.#pairs.find(([each]) => each.toLowerCase() === name)?.[1];
  }

  set(name: string, value: string): void {
    this.remove(name);
    this.add(name, value);
  }

  add(name: string, value: string): void {
    this.#pairs.push([name, value]);
  }

  addInFront(name: string, value: string): void {
    this.#pairs.unshift([name, value]);
  }

  remove(name: string): void {
    this.#pairs = this.#pairs.filter(([each]) => each.toLowerCase() !== name);
  }

  rename(change: (name: string) => string): void {
    this.#pairs = this.#pairs.map(([name, value]) => [change(name), value]);
  }

  /** As the runtime hands them over: names in lower case, values trimmed, repeated ones joined by a comma. */
  toHeaders(): Headers {
    // Once more, as the space after the last comma would be trimmed on the way.
    return new Headers([...new Headers(this.#pairs)]);
  }
}
