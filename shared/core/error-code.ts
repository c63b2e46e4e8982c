/** The code of a system error, such as `ENOENT`; `undefined` for anything else that was thrown. */
export function errorCode(thrown: unknown): string | undefined {
  const code =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
  return typeof code === 'string' ? code : undefined;
}
