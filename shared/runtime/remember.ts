/** Loads again what is older than `maxAgeMs`. Callers at the same time share one load; one that failed is not kept. */
export function remember<T>(
  load: () => Promise<T>,
  maxAgeMs: number,
  now: () => number = Date.now,
): () => Promise<T> {
  let kept: { readonly at: number; readonly value: Promise<T> } | undefined;
  return async () => {
    if (kept && now() - kept.at < maxAgeMs) return kept.value;
    const loading = { at: now(), value: load() };
    kept = loading;
    try {
      return await loading.value;
    } catch (error) {
      if (kept === loading) kept = undefined;
      throw error;
    }
  };
}
