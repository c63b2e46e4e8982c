import type { Context } from './context.ts';
import { failure } from './failure.ts';
import { newId } from './table.ts';

interface WebhookInput {
  readonly id?: string;
  readonly url?: string;
  readonly secret?: string;
  readonly label?: string;
  readonly enabled?: boolean;
  readonly resourceTypes?: readonly string[];
  readonly allPublicTeams?: boolean;
  readonly teamId?: string;
}

/** Webhooks of a workspace, for its admins; everybody else is refused, as by Linear. */
export function webhookCreate({ input }: { input: WebhookInput }, context: Context) {
  const { workspace } = context;
  forAdmins(context);
  const { teamId, allPublicTeams = false, enabled = true, label = null } = input;
  const team = workspace.teams.all().find(({ id, key }) => id === teamId || key === teamId);
  if (!team && !allPublicTeams)
    throw failure('invalid input', 'Either teamId or allPublicTeams must be set');
  const webhook = workspace.webhooks.add({
    ...workspace.stamp(),
    id: newId(input.id),
    url: input.url ?? '',
    secret: input.secret ?? newId(undefined),
    resourceTypes: [...(input.resourceTypes ?? [])],
    teamId: team?.id ?? null,
    label,
    enabled,
    allPublicTeams,
  });
  return { success: true, lastSyncId: 1, webhook };
}

export function webhookUpdate(
  { id, input }: { id: string; input: WebhookInput },
  context: Context,
) {
  forAdmins(context);
  const webhook = context.workspace.webhooks.need(id);
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  Object.assign(webhook, Object.fromEntries(given), { updatedAt: context.workspace.tick() });
  return { success: true, lastSyncId: 1, webhook };
}

function forAdmins({ caller }: Context): void {
  if (caller.admin !== true) throw failure('forbidden', 'Only admins can manage webhooks');
}
