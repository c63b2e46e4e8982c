/**
 * Where a ticket is while it moves from one state's folder to another, below the name of the one it goes to: neither folder may ever
 * hold one whose `status:` names the other. Whoever reads looks here, too; whoever changes anything next finishes what was interrupted.
 * Below `new` tickets are made, and are nobody's yet.
 */
export const MOVING = '.ticket-backend.moving';

export const MAKING = 'new';
