import { cut } from '../core/cut.ts';
import type { AwsRefusal } from './aws-refusals.ts';
import { AWS_REFUSALS } from './aws-refusals.ts';

const MAX_SAID_CHARS = 120;

/**
 * Why a service will not do it, for people who read the ticket: without ARNs, account numbers and the attempt's token. `undefined` for what may
 * work later.
 */
export function awsRefusal(
  service: string,
  own: readonly AwsRefusal[],
  { name, message }: { readonly name: string; readonly message: string },
  token: string,
): string | undefined {
  const rows: readonly AwsRefusal[] = [...own, ...AWS_REFUSALS];
  const row = rows.find(({ names, says }) => names.includes(name) && (says?.test(message) ?? true));
  if (!row || row.kind === 'unavailable') return undefined;
  const action = /to perform: ([\w-]+:\w+)/.exec(message)?.[1];
  const said =
    action !== undefined && row.kind === 'permission_denied'
      ? `Sluice may not ${action}.`
      : `${service} answered ${name}: ${spoken(message.replaceAll(token, '…'))}`;
  return row.hint === undefined ? said : `${said} ${row.hint}`;
}

function spoken(message: string): string {
  const line = message
    .replace(/\barn:[^\s,;'")]+/g, '…')
    .replace(/\b\d{12}\b/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(line.replace(/\.*$/, '.'), MAX_SAID_CHARS);
}
