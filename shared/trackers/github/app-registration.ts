import * as z from 'zod/mini';
import type { AppRegistration } from '../../core/app-registration.ts';
import { BackendError } from '../../core/backend-error.ts';
import { EVENTS } from './log-page.ts';

const API = 'https://api.github.com';
const SITE = 'https://github.com';
const TIMEOUT_MS = 10_000;
/** Exactly what is called: issues with their comments and labels; who is who in a repository comes with metadata. */
const PERMISSIONS = { issues: 'write', metadata: 'read' };

const Converted = z.object({
  id: z.number(),
  slug: z.string(),
  pem: z.string(),
  webhook_secret: z.string(),
  html_url: z.string(),
});

/** GitHub's manifest flow. https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export const githubAppRegistration: AppRegistration = {
  form({ name, address, back, state, owner, baseUrl }) {
    const path =
      owner === undefined ? 'settings' : `organizations/${encodeURIComponent(owner)}/settings`;
    const manifest = {
      name,
      url: new URL(address).origin,
      hook_attributes: { url: address, active: true },
      redirect_url: back,
      public: false,
      default_permissions: PERMISSIONS,
      default_events: EVENTS,
    };
    return {
      action: `${siteOf(baseUrl)}/${path}/apps/new?state=${encodeURIComponent(state)}`,
      fields: { manifest: JSON.stringify(manifest) },
    };
  },
  async exchange(code, fetcher, baseUrl = API) {
    const url = `${baseUrl.replace(/\/+$/, '')}/app-manifests/${encodeURIComponent(code)}/conversions`;
    const what = 'Changing the code into an App';
    const answer = await fetcher(url, {
      method: 'POST',
      redirect: 'error',
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'sluice' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw new BackendError('unavailable', `${what}: no answer`, { cause });
    });
    if (answer.status !== 201)
      throw new BackendError('invalid_argument', `${what}: GitHub answered ${answer.status}`, {
        hint: 'A code counts once and for an hour: begin again',
      });
    const made = Converted.safeParse(await answer.json().catch(() => undefined));
    if (!made.success)
      throw new BackendError('unavailable', `${what}: the answer is not understood`);
    const { id, slug, pem, webhook_secret: webhookSecret, html_url: page } = made.data;
    return {
      appId: String(id),
      privateKey: pem,
      webhookSecret,
      self: `${slug}[bot]`,
      installUrl: `${page}/installations/new`,
    };
  },
};

/** An enterprise host has its API below `/api/v3`. */
function siteOf(baseUrl: string | undefined): string {
  return baseUrl === undefined ? SITE : new URL(baseUrl).origin;
}
