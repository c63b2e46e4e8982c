import type { InvokeCommandOutput } from '@aws-sdk/client-lambda';
import { Failure } from '../failure.ts';
import { granted } from '../granted.ts';
import { jsonIn } from '../json-in.ts';
import type { Operator } from '../operator.ts';
import { callerName } from './caller-name.ts';
import type { ClientConfig } from './client-config.ts';
import type { Deployment } from './deployment.ts';
import { awsTrouble } from './trouble.ts';

/** Lambda takes no larger request, and answers none. */
const MAX_BYTES = 6 * 1024 * 1024;
/** Operate has thirty seconds. */
const TIMEOUT_MS = 40_000;

/** Asks a deployment by invoking its function: whom IAM lets do that is an operator. */
export function awsOperator(find: () => Promise<Deployment>, config: ClientConfig): Operator {
  return {
    async ask(request) {
      const payload = Buffer.from(JSON.stringify(request));
      if (payload.length > MAX_BYTES) throw tooLarge('request', 'Make it smaller.');
      const [deployment, caller] = await Promise.all([find(), callerName(config)]);
      const answer = await invoke(deployment, payload, caller, config);
      const text = Buffer.from(answer.Payload ?? []).toString();
      if (answer.FunctionError !== undefined) throw failed(text, deployment);
      return granted(jsonIn(text), () => notUnderstood(deployment));
    },
  };
}

async function invoke(
  { operateFunction, region }: Deployment,
  payload: Uint8Array,
  caller: string | undefined,
  config: ClientConfig,
): Promise<InvokeCommandOutput> {
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const client = new LambdaClient(config);
  const claim = Buffer.from(JSON.stringify({ custom: { caller } })).toString('base64');
  try {
    return await client.send(
      new InvokeCommand({
        FunctionName: operateFunction,
        Payload: payload,
        ...(caller === undefined ? {} : { ClientContext: claim }),
      }),
      { abortSignal: AbortSignal.timeout(TIMEOUT_MS) },
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException')
      throw new Failure('not_found', `There is no function ${operateFunction} in ${region}.`, {
        hint: 'The stack names it, and it is gone: deploy again.',
        cause: error,
      });
    throw awsTrouble(error, `Invoking ${operateFunction}`, 'lambda:InvokeFunction');
  } finally {
    client.destroy();
  }
}

/** The function died. Its own words are for its log: they may quote what is kept. */
function failed(text: string, { operateFunction }: Deployment): Failure {
  const [, type = 'an error'] = /"errorType":\s*"([\w.]{1,80})"/.exec(text) ?? [];
  if (type === 'Function.ResponseSizeTooLarge')
    return tooLarge('answer', 'Ask for less: --limit, --hours, --project.');
  return new Failure('failed', `The function ${operateFunction} failed with ${type}.`, {
    hint: `Its log says why: \`aws logs tail /aws/lambda/${operateFunction} --since 5m\`. Then try again.`,
  });
}

function notUnderstood({ operateFunction }: Deployment): Failure {
  return new Failure('failed', `${operateFunction} answered nothing that is understood.`, {
    hint: 'It may be of another version than this command line: deploy again, or use the version that was deployed.',
  });
}

function tooLarge(what: string, hint: string): Failure {
  return new Failure('failed', `The ${what} is larger than the 6 MB that Lambda takes.`, { hint });
}
