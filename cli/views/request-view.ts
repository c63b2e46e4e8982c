import { visible } from '../text/visible.ts';

export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as it goes over the wire, fit for a terminal; `--json` has the exact body. */
export function requestView({ method, url, headers, body }: ShownRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return visible([`${method} ${url}`, ...lines, '', body.trimEnd()].join('\n'));
}
