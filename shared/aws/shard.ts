/** Index partitions per value: one takes 1,000 writes a second. */
const SHARDS = 4;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export const SHARD_NAMES: readonly string[] = Array.from({ length: SHARDS }, (_, n) => String(n));

/** Always the same of the same ticket (FNV-1a). */
export function shardOf(key: string): string {
  let hash = FNV_OFFSET;
  for (let at = 0; at < key.length; at++) {
    hash = Math.imul(hash ^ key.charCodeAt(at), FNV_PRIME);
  }
  return String((hash >>> 0) % SHARDS);
}
