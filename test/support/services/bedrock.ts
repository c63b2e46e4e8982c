import type { ServerHttp2Session } from 'node:http2';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Fault } from './fault.ts';
import type { Json } from './json-service.ts';
import { modelOf } from './model.ts';

const PATH = /^\/guardrail\/([^/]+)\/version\/([^/]+)\/apply$/;
const UNIT_CHARS = 1_000;
/** The least default quota of a second; no one request may have more. */
const MOST_UNITS = 25;

const STATUS: Readonly<Record<string, number>> = {
  ValidationException: 400,
  ServiceQuotaExceededException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ThrottlingException: 429,
  InternalServerException: 500,
  ServiceUnavailableException: 503,
};

export const GUARDRAIL = 'gr1abc2def3g';

/**
 * Bedrock's guardrails over HTTP/2 on loopback: one, `GUARDRAIL`, of version 3, that takes a text with `OBEY` in it for an attack. Requests and our
 * own answers are held to the published model where it is there.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ApplyGuardrail.html
 */
export async function startBedrock() {
  const published = modelOf('bedrock-runtime');
  const sessions = new Set<ServerHttp2Session>();
  const running = {
    /** The texts that were asked about, in order. */
    asked: [] as string[],
    /** What the coming requests are answered instead. */
    faults: [] as Fault[],
    /** Whether it has a filter for what comes in. */
    filters: true,
    /** Whether it answers at all. */
    silent: false,
    config: { endpoint: '', region: 'eu-central-1', credentials: KEYS, maxAttempts: 1 },
    async stop() {
      for (const session of sessions) session.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };

  function apply(path: string, body: Json): Json {
    const [guardrailIdentifier = '', guardrailVersion = ''] =
      PATH.exec(path)?.slice(1).map(decodeURIComponent) ?? [];
    const input = { ...body, guardrailIdentifier, guardrailVersion };
    const wrong = published?.wrongWith('ApplyGuardrail', input) ?? [];
    if (wrong.length > 0) throw new Fault('ValidationException', wrong.join('; '));
    if (guardrailIdentifier.split('/').at(-1) !== GUARDRAIL || guardrailVersion !== '3')
      throw new Fault(
        'ResourceNotFoundException',
        `The guardrail arn:aws:bedrock:eu-central-1:123456789012:guardrail/${guardrailIdentifier} does not exist`,
      );
    if (body.source !== 'INPUT') throw new Fault('ValidationException', body.source);
    const text: string = body.content.map((block: Json) => block.text.text).join('');
    const units = Math.ceil(text.length / UNIT_CHARS);
    if (units < 1 || units > MOST_UNITS) throw new Fault('ValidationException', `${units} units`);
    running.asked.push(text);
    const attack = running.filters && text.includes('OBEY');
    return {
      usage: { ...NOTHING, contentPolicyUnits: running.filters ? units : 0 },
      action: attack ? 'GUARDRAIL_INTERVENED' : 'NONE',
      outputs: attack ? [{ text: 'Sorry.' }] : [],
      assessments: attack ? [{ contentPolicy: { filters: [ATTACK] } }] : [{}],
    };
  }

  const server = createServer(async (request, response) => {
    const body: Json = await json(request);
    if (running.silent) return;
    try {
      const fault = running.faults.shift();
      if (fault) throw fault;
      const answer = apply(request.url, body);
      const wrong = published?.wrongAnswer('ApplyGuardrail', answer) ?? [];
      if (wrong.length > 0) throw new Fault('ValidationException', `ours: ${wrong.join('; ')}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      response
        .writeHead(STATUS[error.name] ?? 400, {
          'content-type': 'application/json',
          'x-amzn-errortype': error.name,
        })
        .end(JSON.stringify({ message: error.message }));
    }
  });
  server.on('session', (session) => sessions.add(session));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  running.config.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return running;
}

const KEYS = { accessKeyId: 'local', secretAccessKey: 'local' };

const ATTACK = { type: 'PROMPT_ATTACK', confidence: 'HIGH', action: 'BLOCKED', detected: true };

const NOTHING = {
  topicPolicyUnits: 0,
  contentPolicyUnits: 0,
  wordPolicyUnits: 0,
  sensitiveInformationPolicyUnits: 0,
  sensitiveInformationPolicyFreeUnits: 0,
  contextualGroundingPolicyUnits: 0,
};
