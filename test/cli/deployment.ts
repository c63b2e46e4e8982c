import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Surroundings } from './command-line.ts';
import { sluice } from './command-line.ts';

const ACCOUNT = '123456789012';
export const CALLER = `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/jane`;
const FUNCTION = 'Sluice-Operate';

/** How an invocation of operate ends; a refusal has a status from 400 on. */
export interface Invoked {
  readonly status?: number;
  readonly type?: string;
  readonly functionError?: string;
  readonly body: unknown;
}

export interface Invocation {
  readonly request: unknown;
  readonly clientContext: unknown;
}

interface Secret {
  /** The versions, and which stages each has. */
  readonly versions: { readonly id: string; readonly value: string; stages: string[] }[];
}

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

export interface DeploymentOptions {
  readonly operate?: (invocation: Invocation) => Invoked | Promise<Invoked>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly stackStatus?: string;
  /** Secrets that were created, with or without a value. */
  readonly secrets?: Readonly<Record<string, string | undefined>>;
  /** Actions that IAM does not allow: `lambda:InvokeFunction`. */
  readonly denied?: readonly string[];
}

/**
 * One endpoint that speaks the protocols of CloudFormation, STS, Lambda and Secrets Manager, as `AWS_ENDPOINT_URL` names it, in front of
 * whatever plays the function; it ends with its scope.
 */
export async function deployment(options: DeploymentOptions = {}) {
  const { operate = () => ({ body: { ok: true } }), stackStatus = 'CREATE_COMPLETE' } = options;
  const calls: string[] = [];
  const secrets = new Map<string, Secret>();
  for (const [name, value] of Object.entries(options.secrets ?? {})) {
    const versions = value === undefined ? [] : [{ id: 'v0', value, stages: ['AWSCURRENT'] }];
    secrets.set(name, { versions });
  }
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const target = request.headers['x-amz-target'];
    const form = new URLSearchParams(body.toString());
    const call =
      typeof target === 'string' ? (target.split('.')[1] ?? '') : (form.get('Action') ?? 'Invoke');
    calls.push(call);
    const refused = denial(call, options.denied ?? []);
    if (typeof target === 'string') {
      const answer = refused ?? secretAnswer(call, JSON.parse(body.toString()), secrets);
      const isRefusal = typeof answer.type === 'string';
      response
        .writeHead(isRefusal ? Number(answer.status) : 200, {
          'content-type': 'application/x-amz-json-1.1',
        })
        .end(JSON.stringify(isRefusal ? { __type: answer.type, message: answer.message } : answer));
      return;
    }
    if (form.has('Action')) {
      const answer = refused ?? queryAnswer(form, outputs(), stackStatus);
      if (typeof answer === 'string') return response.writeHead(200).end(answer);
      const { status, type, message } = answer;
      const error = `<Error><Type>Sender</Type><Code>${type}</Code><Message>${message}</Message></Error>`;
      return response.writeHead(status).end(`<ErrorResponse>${error}</ErrorResponse>`);
    }
    const context = request.headers['x-amz-client-context'];
    const invoked: Invoked = refused
      ? { ...refused, body: { Message: refused.message } }
      : await operate({
          request: JSON.parse(body.toString()),
          clientContext:
            typeof context === 'string'
              ? JSON.parse(Buffer.from(context, 'base64').toString())
              : undefined,
        });
    const { status = 200, type, functionError } = invoked;
    response
      .writeHead(status, {
        'content-type': 'application/json',
        ...(type && { 'x-amzn-errortype': type }),
        ...(functionError && { 'x-amz-function-error': functionError }),
      })
      .end(typeof invoked.body === 'string' ? invoked.body : JSON.stringify(invoked.body));
  });
  const outputs = () =>
    options.outputs ?? { Url: 'https://sluice.example/', OperateFunction: FUNCTION, Table: 'T' };
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIA',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  return {
    calls,
    env,
    /** What a secret is at a stage. */
    secret: (name: string, stage = 'AWSCURRENT') =>
      secrets.get(name)?.versions.find(({ stages }) => stages.includes(stage))?.value,
    sluice: (argv: readonly string[], more: Surroundings = {}) =>
      sluice(argv, { ...more, env: { ...env, SLUICE_STACK: 'Sluice', ...more.env } }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const SERVICES: Readonly<Record<string, string>> = {
  DescribeStacks: 'cloudformation',
  Invoke: 'lambda',
  GetCallerIdentity: 'sts',
};

/** As IAM says no. */
function denial(call: string, denied: readonly string[]): Refusal | undefined {
  const action = `${SERVICES[call] ?? 'secretsmanager'}:${call === 'Invoke' ? 'InvokeFunction' : call}`;
  if (!denied.includes(action)) return undefined;
  const message = `User: ${CALLER} is not authorized to perform: ${action} on resource: arn:aws:x because no identity-based policy allows the ${action} action`;
  return { status: 403, type: 'AccessDeniedException', message };
}

function queryAnswer(
  form: URLSearchParams,
  outputs: Readonly<Record<string, string>>,
  status: string,
): string | Refusal {
  if (form.get('Action') === 'GetCallerIdentity')
    return `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${CALLER}</Arn><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
  const name = form.get('StackName');
  if (name !== 'Sluice')
    return {
      status: 400,
      type: 'ValidationError',
      message: `Stack with id ${name} does not exist`,
    };
  const rows = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${status}</StackStatus><Outputs>${rows.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}

/** Secrets Manager, with versions and their stages as it moves them. */
function secretAnswer(
  call: string,
  asked: Readonly<Record<string, string>> & { readonly VersionStages?: readonly string[] },
  secrets: Map<string, Secret>,
): Readonly<Record<string, unknown>> | Refusal {
  const name = asked.SecretId ?? asked.Name ?? '';
  const secret = secrets.get(name);
  const missing = {
    status: 400,
    type: 'ResourceNotFoundException',
    message: 'Secrets Manager can’t find the specified secret.',
  };
  if (!secret) return missing;
  const { versions } = secret;
  switch (call) {
    case 'GetSecretValue': {
      const stage = asked.VersionStage ?? 'AWSCURRENT';
      const found = versions.find(({ stages }) => stages.includes(stage));
      return found ? { Name: name, VersionId: found.id, SecretString: found.value } : missing;
    }
    case 'PutSecretValue': {
      const stages = [...(asked.VersionStages ?? ['AWSCURRENT'])];
      for (const each of versions) {
        if (stages.includes('AWSCURRENT') && each.stages.includes('AWSCURRENT'))
          each.stages.push('AWSPREVIOUS');
        each.stages = each.stages.filter((stage) => !stages.includes(stage));
      }
      const id = `v${versions.length}`;
      versions.push({ id, value: asked.SecretString ?? '', stages });
      return { Name: name, VersionId: id, VersionStages: stages };
    }
    case 'DescribeSecret':
      return {
        Name: name,
        VersionIdsToStages: Object.fromEntries(
          versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
        ),
      };
    case 'UpdateSecretVersionStage': {
      const { VersionStage: stage = '', MoveToVersionId: to } = asked;
      for (const each of versions) each.stages = each.stages.filter((one) => one !== stage);
      versions.find(({ id }) => id === to)?.stages.push(stage);
      return { Name: name };
    }
    default:
      return { status: 400, type: 'InvalidAction', message: call };
  }
}
