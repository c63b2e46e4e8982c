import type { Answers } from '../../shared/agents/server.ts';
import { serve } from '../../shared/agents/server.ts';
import type { Json } from './json-service.ts';

const MAX_INPUTS = { inputs: 25, client_payload: 10 } as const;
const MAX_CHARS = 65_535;

type Answer = ReturnType<Answers>;

/** A route of GitHub's Actions: the parts of the path, and what is asked. */
type Route = (params: { readonly parts: readonly string[]; readonly body: Json }) => Answer;

/**
 * GitHub's Actions of `acme/agents`: one workflow, `sluice.yml`, on `main`, whose run-name is the input `run`. Every dispatch is a new run.
 * https://docs.github.com/en/rest/actions/workflows#create-a-workflow-dispatch-event
 */
export async function startActions(inputsOf: readonly string[]) {
  const runs: Json[] = [];
  const instead: Answer[] = [];
  let lost = 0;
  const asked: { method: string; path: string; body: Json }[] = [];

  function begin(event: string, inputs: Json): Json {
    const run = {
      id: 1000 + runs.length,
      event,
      display_title: `Sluice ${inputs.run}`,
      status: 'queued',
      conclusion: null,
      inputs,
    };
    runs.unshift(run);
    return run;
  }
  function list(event: string): Answer {
    return answer(200, {
      total_count: runs.length,
      workflow_runs: runs.filter((run) => run.event === event),
    });
  }
  function tooLarge(key: keyof typeof MAX_INPUTS, inputs: Json): boolean {
    return (
      Object.keys(inputs).length > MAX_INPUTS[key] || JSON.stringify(inputs).length > MAX_CHARS
    );
  }

  const routes: readonly {
    readonly method: string;
    readonly path: RegExp;
    readonly route: Route;
  }[] = [
    {
      method: 'POST',
      path: /^\/repos\/acme\/agents\/actions\/workflows\/sluice.yml\/dispatches$/,
      route({ body: { ref, inputs, return_run_details } }) {
        if (ref !== 'main') return answer(422, { message: `No ref found for: ${ref}` });
        const unexpected = Object.keys(inputs).filter((name) => !inputsOf.includes(name));
        if (unexpected.length > 0)
          return answer(422, {
            message: `Unexpected inputs provided: ${JSON.stringify(unexpected)}`,
          });
        if (tooLarge('inputs', inputs)) return answer(422, { message: 'inputs are too large' });
        const { id } = begin('workflow_dispatch', inputs);
        return return_run_details ? answer(200, { workflow_run_id: id }) : answer(204);
      },
    },
    {
      method: 'POST',
      path: /^\/repos\/acme\/agents\/dispatches$/,
      route({ body: { client_payload } }) {
        if (tooLarge('client_payload', client_payload))
          return answer(422, { message: 'too large' });
        begin('repository_dispatch', client_payload);
        return answer(204);
      },
    },
    {
      method: 'GET',
      path: /^\/repos\/acme\/agents\/actions\/workflows\/sluice.yml\/runs$/,
      route: () => list('workflow_dispatch'),
    },
    {
      method: 'GET',
      path: /^\/repos\/acme\/agents\/actions\/runs$/,
      route: () => list('repository_dispatch'),
    },
    {
      method: 'POST',
      path: /^\/repos\/acme\/agents\/actions\/runs\/(\d+)\/cancel$/,
      route({ parts: [id] }) {
        const run = runs.find((each) => String(each.id) === id);
        if (!run) return answer(404, { message: 'Not Found' });
        if (run.status === 'completed')
          return answer(409, { message: 'Cannot cancel a workflow run that is completed' });
        Object.assign(run, { status: 'completed', conclusion: 'cancelled' });
        return answer(202, {});
      },
    },
    {
      method: 'GET',
      path: /^\/repos\/acme\/agents\/actions\/runs\/(\d+)$/,
      route({ parts: [id] }) {
        const run = runs.find((each) => String(each.id) === id);
        return run ? answer(200, run) : answer(404, { message: 'Not Found' });
      },
    },
  ];

  const server = await serve(({ method, path, text }) => {
    const [pathname = '', query = ''] = path.split('?');
    const body = text === '' ? {} : JSON.parse(text);
    asked.push({ method, path: pathname, body });
    const given = instead.shift();
    if (given) return given;
    const found = routes.find((each) => each.method === method && each.path.test(pathname));
    if (!found) return answer(404, { message: 'Not Found' });
    if (Number(new URLSearchParams(query).get('page') ?? 1) > 1)
      return answer(200, { total_count: runs.length, workflow_runs: [] });
    const done = found.route({ parts: found.path.exec(pathname)?.slice(1) ?? [], body });
    if (lost === 0 || !pathname.endsWith('/dispatches')) return done;
    lost--;
    return answer(502, { message: 'Bad gateway' });
  });
  return {
    server,
    runs,
    instead,
    asked,
    loseAnswer: () => {
      lost++;
    },
  };
}

function answer(status: number, body?: object): Answer {
  return {
    status,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  };
}
