import type { World } from './world.ts';

/** GETs a path of emulate for the caller of a request. */
export function ask({ emulator, url }: World, caller: Request, path: string): Promise<Response> {
  const authorization = caller.headers.get('authorization');
  const headers: HeadersInit = authorization === null ? {} : { authorization };
  return emulator.forward(new Request(`${url()}${path}`, { headers }));
}
