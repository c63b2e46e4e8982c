import { githubAnswers } from './github-answers.ts';
import { githubSchema } from './github-schema.ts';

/** Judges what is asked and answered by GitHub's own description of its API, where that is at hand. */
export function judged() {
  const shared = process.env.SLUICE_SHARED;
  const asked = shared ? githubSchema(shared) : () => [];
  const answered = shared ? githubAnswers(shared) : () => [];
  const problems: string[] = [];
  return {
    problems: () => problems.splice(0),
    /** @param api The address that `https://api.github.com` is of the real one. */
    watching:
      (inner: typeof fetch, api: string): typeof fetch =>
      async (input, init) => {
        const url = new URL(String(input));
        const method = init?.method ?? 'GET';
        const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
        if (url.origin !== new URL(api).origin) problems.push(`asked ${url.origin}`);
        problems.push(...asked({ method, url, body, headers: new Headers(init?.headers) }));
        const response = await inner(input, init);
        if (response.ok) {
          const text = await response.clone().text();
          const { pathname: path } = url;
          const { status } = response;
          problems.push(...answered({ method, path, status, body: text && JSON.parse(text) }));
        }
        return response;
      },
  };
}
