import type { Tracker } from '../../core/tracker.ts';
import { read } from './read.ts';
import { times } from './times.ts';
import { verify } from './verify.ts';

/** GitLab: issues and other work items of projects, and comments on them. */
export const gitlab: Tracker = {
  name: 'gitlab',
  needsRule: true,
  canLook: true,
  callsBack: false,
  createsTickets: true,
  accepts: ['application/json'],
  times,
  verify,
  read,
};
