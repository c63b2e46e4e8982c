import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';

/** Powertools' own names for what every line has, without what the log group says already: logs are billed by size. */
export class PlainFormatter extends LogFormatter {
  override formatAttributes(
    { logLevel, message, timestamp, serviceName, lambdaContext }: UnformattedAttributes,
    more: LogAttributes,
  ): LogItem {
    return new LogItem({
      attributes: {
        level: logLevel,
        message,
        timestamp: timestamp.toISOString(),
        service: serviceName,
        cold_start: lambdaContext?.coldStart,
        function_request_id: lambdaContext?.awsRequestId,
        ...more,
      },
    });
  }
}
