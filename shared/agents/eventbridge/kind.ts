import { agentKind } from '../../core/agent-kind.ts';
import { eventbridgeGrants } from './grants.ts';
import { EventbridgeSettings } from './settings.ts';

/** `eventbridge: {bus}` */
export const eventbridge = agentKind({
  name: 'eventbridge',
  settings: EventbridgeSettings,
  grants: eventbridgeGrants,
});
