/**
 * Which messages of a batch come back, by what the function answered; Lambda's rules for `ReportBatchItemFailures`. No answer, and an
 * answer without a list, or with an empty one, mean that all went well. All come back when the answer is not understood: it is no
 * object, the list is none, or an item has no id, an empty one, or that of a message which is not in the batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function comingBack(batch: readonly string[], answer: unknown): readonly string[] {
  if (answer === undefined || answer === null) return [];
  if (typeof answer !== 'object' || Array.isArray(answer)) return batch;
  const list = Reflect.get(answer, 'batchItemFailures');
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return batch;
  const named = list.map(identifierOf);
  const understood = named.every((id) => id !== undefined && batch.includes(id));
  return understood ? batch.filter((id) => named.includes(id)) : batch;
}

function identifierOf(item: unknown): string | undefined {
  const id = typeof item === 'object' && item !== null ? Reflect.get(item, 'itemIdentifier') : '';
  return typeof id === 'string' && id !== '' ? id : undefined;
}
