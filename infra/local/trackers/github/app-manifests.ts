import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

interface Manifest {
  readonly name?: string;
  readonly redirect_url?: string;
  readonly hook_attributes?: { readonly url?: string };
}

/** Making an App from a manifest: the page that takes it, as if a person had agreed at once, and the code that it is changed for, once. */
export function appManifests(world: World): Hono<Caller> {
  const app = new Hono<Caller>();
  const made = new Map<string, Manifest>();

  for (const path of ['/settings/apps/new', '/organizations/:owner/settings/apps/new']) {
    app.post(path, async (c) => {
      const { manifest } = await c.req.parseBody();
      const read: Manifest = JSON.parse(String(manifest));
      if (!read.hook_attributes?.url || !read.redirect_url || !URL.canParse(read.redirect_url))
        return problem(422, 'Error: the manifest is not valid');
      const code = randomUUID();
      made.set(code, read);
      const back = new URL(read.redirect_url);
      back.searchParams.set('code', code);
      back.searchParams.set('state', c.req.query('state') ?? '');
      return c.redirect(back.href, 302);
    });
  }

  app.post('/app-manifests/:code/conversions', (c) => {
    const code = c.req.param('code');
    const manifest = made.get(code);
    if (!manifest) return problem(404, 'Not Found');
    made.delete(code);
    const slug = (manifest.name ?? 'app').toLowerCase().replace(/\W+/g, '-');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    return c.json(
      {
        id: 4_712,
        slug,
        name: manifest.name,
        html_url: `${world.url()}/apps/${slug}`,
        pem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
        webhook_secret: randomUUID(),
        client_id: 'Iv1.emulated',
        client_secret: randomUUID(),
      },
      201,
    );
  });
  return app;
}
