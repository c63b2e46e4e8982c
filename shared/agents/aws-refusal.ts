import { inPublic } from '../core/in-public.ts';
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
  const words =
    action !== undefined && row.kind === 'permission_denied'
      ? `Sluice may not ${action}.`
      : `${service} answered ${name}: ${said(message.replaceAll(token, '…'))}`;
  return row.hint === undefined ? words : `${words} ${row.hint}`;
}

/** Ends with a full stop. */
function said(message: string): string {
  return inPublic(message, MAX_SAID_CHARS).replace(/[.\s]*$/, '.');
}
