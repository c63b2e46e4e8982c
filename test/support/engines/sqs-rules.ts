import type { MessageAttributeValue, SQSClient } from '@aws-sdk/client-sqs';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const SQS_LIMITS = { messageBytes: 1_048_576, attributes: 10, nameChars: 256 } as const;

/** What SQS does not take in a body or in the text of an attribute. */
const REFUSED = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;
const NAME = /^(?!aws\.|amazon\.)(?!.*\.\.)[\w-](?:[\w.-]*[\w-])?$/i;
const GROUP = /^[\w!"#$%&'()*+,\-./:;<=>?@[\\\]^`{|}~]{1,128}$/;

interface Message {
  readonly MessageBody?: string;
  readonly MessageAttributes?: Record<string, MessageAttributeValue>;
  readonly DelaySeconds?: number;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

/** What a message has that SQS would refuse and an emulator may take. */
class BeyondSqs extends Error {
  override readonly name = 'InvalidMessageContents';
}

/** Holds a client to SQS's own rules for messages, whatever engine answers it. */
export function holdToSqs(client: SQSClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      if ('MessageBody' in args.input) checkMessage(args.input as Message);
      return next(args);
    },
    { step: 'initialize', name: 'holdToSqs', priority: 'low' },
  );
}

export function checkMessage(message: Message): void {
  const { MessageBody = '', MessageAttributes = {}, DelaySeconds = 0 } = message;
  checkText('body', MessageBody);
  const attributes = Object.entries(MessageAttributes);
  if (attributes.length > SQS_LIMITS.attributes) refuse(`${attributes.length} attributes`);
  for (const [name, { StringValue }] of attributes) {
    if (!NAME.test(name) || name.length > SQS_LIMITS.nameChars) refuse(`the name ${name}`);
    if (StringValue !== undefined) checkText(name, StringValue);
  }
  const size = [MessageBody, ...attributes.flatMap(([name, value]) => partsOf(name, value))]
    .map((part) => Buffer.byteLength(part))
    .reduce((sum, part) => sum + part, 0);
  if (size > SQS_LIMITS.messageBytes) refuse(`message of ${size} bytes`);
  if (DelaySeconds < 0 || DelaySeconds > 900) refuse(`delay of ${DelaySeconds} seconds`);
  for (const id of [message.MessageGroupId, message.MessageDeduplicationId])
    if (id !== undefined && !GROUP.test(id)) refuse(`the id ${id}`);
}

function partsOf(name: string, { DataType = '', StringValue = '' }: MessageAttributeValue) {
  return [name, DataType, StringValue];
}

function checkText(what: string, text: string): void {
  if (text === '') refuse(`an empty ${what}`);
  if (REFUSED.test(text))
    refuse(`a ${what} with ${REFUSED.exec(text)?.[0].codePointAt(0)?.toString(16)}`);
}

function refuse(what: string): never {
  throw new BeyondSqs(`SQS takes no ${what}`);
}
