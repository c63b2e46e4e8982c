// Lambda's own Node.js runtime, as far as a function can tell: it loads the handler once and takes one event after the other from the
// Runtime API. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
const API = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

// The runtime has an SDK of its own, which modules find although it is not beside them.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('@aws-sdk/')) throw error;
      return next(specifier, { ...context, parentURL: import.meta.url });
    }
  },
});

// Not Lambda's: the clock that an event is handled at may be ahead of this machine's.
const Machine = Date;
let ahead = 0;
globalThis.Date = class extends Machine {
  constructor(...given) {
    super(...(given.length === 0 ? [Machine.now() + ahead] : given));
  }
  static now() {
    return Machine.now() + ahead;
  }
};

const [file, name] = _HANDLER.split('.');
const handler = await load().catch(async (error) => {
  await post('/init/error', shown(error));
  process.exit(1);
});

for (;;) {
  const event = await fetch(`${API}/invocation/next`);
  const id = event.headers.get('lambda-runtime-aws-request-id');
  const until = Number(event.headers.get('lambda-runtime-deadline-ms'));
  ahead = Number(event.headers.get('x-clock-ahead-ms') ?? 0);
  const context = {
    awsRequestId: id,
    getRemainingTimeInMillis: () => until - Machine.now(),
  };
  try {
    const answer = await handler(await event.json(), context);
    await post(`/invocation/${id}/response`, answer ?? null);
  } catch (error) {
    await post(`/invocation/${id}/error`, shown(error));
  }
}

async function load() {
  const module = await import(pathToFileURL(join(LAMBDA_TASK_ROOT, `${file}.mjs`)).href);
  if (typeof module[name] !== 'function') throw new Error(`${_HANDLER} is no function`);
  return module[name];
}

function shown(error) {
  const { name = 'Error', message = String(error), stack = '' } = error ?? {};
  return { errorType: name, errorMessage: message, stackTrace: stack.split('\n') };
}

async function post(path, body) {
  await fetch(`${API}${path}`, { method: 'POST', body: JSON.stringify(body) });
}
