/** A task is one epoch of one ticket; its id says both, so that nothing has to be looked up: `<ticket key>:<epoch>`. */
export function taskId(key: string, epoch: number): string {
  return `${key}:${epoch}`;
}

/** The two halves of a task id, or `undefined` for a text that is none. */
export function parseTaskId(
  id: string,
): { readonly key: string; readonly epoch: number } | undefined {
  const match = /^(.+):([1-9]\d{0,8})$/.exec(id);
  return match?.[1] && match[2] ? { key: match[1], epoch: Number(match[2]) } : undefined;
}
