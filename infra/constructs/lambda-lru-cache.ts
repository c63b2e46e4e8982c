/**
 * Takes the place of `mnemonist/lru-cache` in the bundles, of which the SDK wants no more than this: for the endpoints that DynamoDB would
 * be asked for, were its discovery on. The library would be 7 KB of every bundle.
 */
export class LruCache<Value> {
  private readonly values = new Map<string, Value>();
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  peek(key: string): Value | undefined {
    return this.values.get(key);
  }

  get(key: string): Value | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** What was used least goes. */
  set(key: string, value: Value): void {
    this.values.delete(key);
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.capacity && oldest !== undefined) this.values.delete(oldest);
  }

  clear(): void {
    this.values.clear();
  }
}

// biome-ignore lint/style/noDefaultExport: the SDK imports it so.
export default LruCache;
