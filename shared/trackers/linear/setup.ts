import { covers } from '../../core/accounts.ts';
import type { Finding } from '../../core/finding.ts';
import type { HookPlan, Setup, SetupKind } from '../../core/setup.ts';
import { linearClient } from './client.ts';
import { CREATE_WEBHOOK, SIDE, UPDATE_WEBHOOK } from './documents.ts';

/** What our tracker reads of the things that a workspace's webhook can hear of. Agent sessions come by the application's own. */
const RESOURCES = ['Issue', 'Comment'] as const;
const LABEL = 'Sluice';
/** Every public team, those that come later too: the place that no key of a team is. */
const PUBLIC = 'public';
/** After the first try: one minute, one hour, six hours. */
const REPEATS_SECONDS = 7 * 3_600 + 120;

/** Linear's side: the webhooks of a workspace, of one team or of all public ones. https://linear.app/developers/webhooks */
export const linearSetup: SetupKind = {
  name: 'linear',
  needs: 'an admin’s API key is needed, or an application with the scope `admin`',
  repeatsForSeconds: REPEATS_SECONDS,
  places: () => [PUBLIC],
  create,
};

function create(options: Parameters<SetupKind['create']>[0]): Setup {
  const begin = linearClient(options);
  const look = (labels: readonly string[] = []) =>
    begin()(SIDE, { labels: { name: { in: [...labels] } } });
  return {
    async plan(place, address) {
      const { webhooks } = await look();
      const found = webhooks.nodes.find(
        ({ url, allPublicTeams, team }) =>
          url === address && (place === PUBLIC ? allPublicTeams : team?.key === place),
      );
      if (!found) return { place, changes: ['be made'] };
      const deaf = RESOURCES.filter((each) => !found.resourceTypes.includes(each));
      return {
        place,
        hook: found.id,
        changes: [
          ...(deaf.length > 0 ? [`hear of ${deaf.join(' and ')}`] : []),
          ...(found.enabled ? [] : ['be switched on']),
        ],
      };
    },
    async carryOut({ place, hook }, address, secret) {
      const ask = begin();
      const wanted = { url: address, secret, enabled: true, resourceTypes: [...RESOURCES] };
      if (hook !== undefined) {
        await ask(UPDATE_WEBHOOK, { id: hook, input: wanted });
        return hook;
      }
      const scope = place === PUBLIC ? { allPublicTeams: true } : { teamId: place };
      const made = await ask(CREATE_WEBHOOK, { input: { ...wanted, ...scope, label: LABEL } });
      return made.webhookCreate.webhook.id;
    },
    async check(_place: string, _plan: HookPlan, labels) {
      const { issueLabels, organization } = await look(labels);
      const there = issueLabels.nodes.map(({ name }) => name);
      return [
        workspace(organization.id, organization.urlKey, options.connection.accounts),
        ...labels.map((label) => labelFinding(label, there.includes(label))),
      ];
    },
  };
}

function workspace(id: string, urlKey: string, accounts: readonly string[]): Finding {
  const check = 'workspace';
  if (covers(accounts, id)) return { check, state: 'ok', says: `${urlKey} is among \`accounts\`` };
  return {
    check,
    state: 'problem',
    says: `${urlKey} (${id}) is not among \`accounts\`, so all of it is refused`,
    fix: `Write \`accounts: [${id}]\` into the connection, then \`sluice apply\`.`,
  };
}

function labelFinding(label: string, isThere: boolean): Finding {
  const check = `label ${label}`;
  if (isThere) return { check, state: 'ok', says: 'it is there' };
  const fix = 'Make it in Linear: Settings, Labels, for the workspace or the team.';
  return { check, state: 'problem', says: 'there is none, so nobody can set it', fix };
}
