import { arnBeside, parseArn } from '../../core/arn.ts';
import type { Grant } from '../../core/grant.ts';
import type { EventbridgeSettings } from './settings.ts';
import { SOURCE } from './source.ts';

/** Our own events on one bus. */
export function eventbridgeGrants({ bus }: EventbridgeSettings): readonly Grant[] {
  const arn = parseArn(bus) ? bus : arnBeside(bus, 'events', `event-bus/${bus}`);
  const conditions = { StringEquals: { 'events:source': SOURCE } };
  return [{ actions: ['events:PutEvents'], resources: [arn], conditions }];
}
