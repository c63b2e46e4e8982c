import type { HookPlan } from '../../shared/core/setup.ts';
import { stacked } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { visible } from '../text/visible.ts';

/** What `sluice connect` came to. */
export interface Connected {
  readonly did: 'connected' | 'would' | 'nothing';
  readonly connection: string;
  readonly address: string;
  readonly plans: readonly HookPlan[];
  /** The empty secret that gets a new value, of our making. */
  readonly fills?: string;
}

/** What connecting would change. */
export function plansView({ address, plans, fills }: Omit<Connected, 'did'>, paint: Paint): string {
  const lines = plans.flatMap(({ place, changes, byHand }) => [
    changes.length > 0
      ? `${paint('yellow', 'change')}  ${visible(`the hook at ${place} has to ${changes.join(', ')}`)}`
      : `${paint('green', 'ok')}      ${visible(`the hook at ${place} is as it should be`)}`,
    ...(byHand ? [`${paint('red', 'you')}     ${visible(byHand)}`] : []),
  ]);
  const filled = fills
    ? [`${paint('yellow', 'change')}  ${visible(fills)} gets a new random secret`]
    : [];
  return stacked(`Webhooks to ${visible(address)}:`, [...filled, ...lines].join('\n'));
}

/** `sluice connect` */
export function connectedView(connected: Connected, paint: Paint): string {
  const { did, connection } = connected;
  const ends = {
    connected: `${paint('green', 'Connected')}: each hook has the secret of the connection now. Next: \`sluice doctor ${visible(connection)}\`.`,
    would:
      'A dry run: nothing was changed. Without --dry-run each hook gets the secret of the connection, too.',
    nothing: 'Nothing was changed.',
  };
  return stacked(plansView(connected, paint), ends[did]);
}
