/** GitHub's times have whole seconds: `2026-11-21T03:55:10Z`. Quotes in user text are escaped, so only real fields match. */
export function wholeSeconds(json: string): string {
  return json.replace(/"(\w+_at)":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z"/g, '"$1":"$2Z"');
}
