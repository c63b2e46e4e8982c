import { Hono } from 'hono';
import { ask } from './ask.ts';
import type { Permission } from './options.ts';
import { PERMISSIONS } from './options.ts';
import { problem } from './problem.ts';
import type { Caller, World } from './world.ts';

/** The four legacy answers; `role_name` tells the rest apart. */
const LEGACY = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
} as const satisfies Record<Permission, string>;

/** What may who do here: seeded, changed by `PUT …/collaborators/{username}`; a stranger reads, as anywhere public. */
export function permission(world: World): Hono<Caller> {
  const { people, emulator } = world;
  const app = new Hono<Caller>();

  app.get('/:username/permission', async (c) => {
    if (!c.get('login')) return problem(401, 'Requires authentication');
    const username = c.req.param('username');
    const user = await ask(world, c.req.raw, `/users/${username}`);
    if (user.status !== 200) return problem(404, `${username} is not a user`);
    const role = people.permission(username) ?? 'read';
    const person = { ...(await user.json()), role_name: role };
    return c.json({ permission: LEGACY[role], role_name: role, user: person });
  });

  app.put('/:username', async (c) => {
    const asked: { permission?: string } = await c.req.raw.clone().json();
    const name = { pull: 'read', push: 'write' }[asked.permission ?? ''] ?? asked.permission;
    const role = PERMISSIONS.find((one) => one === name) ?? 'write';
    const response = await emulator.forward(c.req.raw);
    if (response.ok) people.grant(c.req.param('username'), role);
    return response;
  });

  app.delete('/:username', async (c) => {
    const response = await emulator.forward(c.req.raw);
    if (response.ok) people.grant(c.req.param('username'), 'none');
    return response;
  });
  return app;
}
