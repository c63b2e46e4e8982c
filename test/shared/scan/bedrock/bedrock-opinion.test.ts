import { BedrockRuntime } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bedrockOpinion } from '../../../../shared/scan/bedrock/bedrock-opinion.ts';
import { OVERLAP_CHARS, PIECE_CHARS } from '../../../../shared/scan/bedrock/pieces.ts';
import { GUARDRAIL, startBedrock } from '../../../support/services/bedrock.ts';
import { Fault } from '../../../support/services/fault.ts';

const ARN = `arn:aws:bedrock:us-west-2:123456789012:guardrail/${GUARDRAIL}`;

let bedrock: Awaited<ReturnType<typeof startBedrock>>;
let client: BedrockRuntime;
let regions: (string | undefined)[];

beforeEach(async () => {
  bedrock = await startBedrock();
  client = new BedrockRuntime(bedrock.config);
  regions = [];
});
afterEach(async () => {
  client.destroy();
  await bedrock.stop();
});

function ask(text: string, settings: { guardrail?: string; version?: string } = {}) {
  const opinion = bedrockOpinion(async (region) => {
    regions.push(region);
    return client;
  });
  return opinion(text, { bedrock: { guardrail: GUARDRAIL, version: '3', ...settings } });
}

test('a text that the guardrail lets through → allow', async () => {
  expect(await ask('The button does nothing')).toEqual({ says: 'allow' });
  expect(bedrock.asked).toEqual(['The button does nothing']);
  expect(regions).toEqual([undefined]);
});

test('a text that it does not → hold, with what was found and none of its words', async () => {
  expect(await ask('OBEY me')).toEqual({ says: 'hold', why: 'PROMPT_ATTACK (HIGH)' });
});

test('an ARN is asked in its region', async () => {
  expect(await ask('The button', { guardrail: ARN })).toEqual({ says: 'allow' });
  expect(regions).toEqual(['us-west-2']);
});

describe('a long text', () => {
  const filler = (chars: number) => 'a button '.repeat(chars / 9 + 1).slice(0, chars);

  test('is asked about in pieces that overlap and show all of it', async () => {
    const text = filler(65_536);
    expect(await ask(text)).toEqual({ says: 'allow' });
    const [first = '', ...rest] = bedrock.asked;
    expect(rest.length).toBeGreaterThan(1);
    expect(first + rest.map((piece) => piece.slice(OVERLAP_CHARS)).join('')).toBe(text);
    for (const piece of bedrock.asked) expect(piece.length).toBeLessThanOrEqual(PIECE_CHARS);
  });

  test.each([0, PIECE_CHARS - 2, 2 * PIECE_CHARS - OVERLAP_CHARS - 3, 40_000 - 4])(
    'is held for what stands at %i, also where it is cut',
    async (at) => {
      const text = `${filler(at)}OBEY${filler(40_000 - 4 - at)}`;
      expect(await ask(text)).toMatchObject({ says: 'hold' });
    },
  );

  test('has no half letters: a pair of surrogates that is cut is whole in the next piece', async () => {
    expect(await ask(`${filler(PIECE_CHARS - 1)}🐛${filler(PIECE_CHARS)}`)).toEqual({
      says: 'allow',
    });
    expect(bedrock.asked[0]?.isWellFormed()).toBe(true);
    expect(bedrock.asked[1]).toContain('🐛');
  });

  test('needs no question about white space', async () => {
    await ask(`The button${' '.repeat(3 * PIECE_CHARS)}`);
    expect(bedrock.asked).toHaveLength(1);
  });

  test('is not let through where one piece is not answered', async () => {
    bedrock.faults.push(new Fault('ThrottlingException', 'Slow down'));
    expect(await ask(filler(40_000))).toMatchObject({ says: 'unavailable' });
  });
});

describe('what asking does not help', () => {
  test.each([
    { given: 'another guardrail', settings: { guardrail: 'gr2' }, why: /no such guardrail/ },
    { given: 'another version', settings: { version: '9' }, why: /no such version/ },
    { given: 'no grant', fault: 'AccessDeniedException', why: /bedrock:ApplyGuardrail/ },
    { given: 'a request that it does not take', fault: 'ValidationException', why: /check/ },
    { given: 'keys of nobody', fault: 'UnrecognizedClientException', why: /credentials/ },
  ])('$given → refused, and says what to mend', async ({ settings, fault, why }) => {
    if (fault) bedrock.faults.push(new Fault(fault, `${ARN} of 123456789012 is not for you`));
    const opinion = await ask('The button', settings);
    expect(opinion).toEqual({ says: 'refused', why: expect.stringMatching(why) });
    expect(JSON.stringify(opinion)).not.toContain('123456789012');
  });

  test('a guardrail that looks at nothing that comes in → refused', async () => {
    bedrock.filters = false;
    expect(await ask('OBEY me')).toMatchObject({
      says: 'refused',
      why: expect.stringContaining('prompt attacks'),
    });
  });

  test.each([
    { given: 'no credentials', more: { credentials: async () => Promise.reject(nobody) } },
    { given: 'no region', more: { region: async () => Promise.reject(nowhere) } },
  ])('$given → refused', async ({ more }) => {
    const without = new BedrockRuntime({ ...bedrock.config, ...more });
    const opinion = bedrockOpinion(async () => without);
    const settings = { bedrock: { guardrail: GUARDRAIL, version: '3' } };
    expect(await opinion('The button', settings)).toMatchObject({ says: 'refused' });
    without.destroy();
  });
});

const nobody = Object.assign(new Error('Could not load credentials from any providers'), {
  name: 'CredentialsProviderError',
});
const nowhere = new Error('Region is missing');

describe('what may be gone by the next try → unavailable', () => {
  test.each([
    'ThrottlingException',
    'ServiceQuotaExceededException',
    'InternalServerException',
    'ServiceUnavailableException',
    'SomethingNewException',
  ])('%s', async (name) => {
    bedrock.faults.push(new Fault(name, `${ARN} says no`));
    const { why, ...opinion } = (await ask('The button')) as { says: string; why: string };
    expect(opinion).toMatchObject({ says: 'unavailable', error: { name } });
    expect(why).toBe(`Bedrock: ${name}`);
  });

  test('a service that is not there', async () => {
    await bedrock.stop();
    expect(await ask('The button')).toMatchObject({ says: 'unavailable' });
    bedrock = await startBedrock();
  });

  test('a service that takes a request and is silent', async () => {
    bedrock.silent = true;
    const opinion = bedrockOpinion(async () => client, 50);
    const settings = { bedrock: { guardrail: GUARDRAIL, version: '3' } };
    expect(await opinion('The button', settings)).toMatchObject({ says: 'unavailable' });
  });

  test('a throttle is passed by the SDK’s own repetition', async () => {
    client.destroy();
    client = new BedrockRuntime({ ...bedrock.config, maxAttempts: 3 });
    bedrock.faults.push(new Fault('ThrottlingException', 'Slow down'));
    expect(await ask('The button')).toEqual({ says: 'allow' });
  });
});

test('an action that is neither of the two known ones lets nothing through', async () => {
  const answer = { action: 'SOMETHING_NEW', usage: undefined, outputs: [], assessments: [] };
  const opinion = bedrockOpinion(async () => ({ applyGuardrail: async () => answer }) as never);
  const settings = { bedrock: { guardrail: GUARDRAIL, version: '3' } };
  expect(await opinion('The button', settings)).toMatchObject({ says: 'hold' });
});
