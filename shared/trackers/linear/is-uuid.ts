const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether Linear would take it for an id. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
