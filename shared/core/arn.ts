/** `arn:partition:service:region:account:resource` */
const ARN = /^arn:(aws[\w-]*):([\w-]+):([\w-]*):(\d*):(.+)$/;

export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN, or `undefined` for a text that is none: a name. */
export function parseArn(text: string): Arn | undefined {
  const [, partition, service, region, account, resource] = ARN.exec(text) ?? [];
  if (!partition || !service || !resource) return undefined;
  return { partition, service, region: region ?? '', account: account ?? '', resource };
}

/** The region of an ARN; a name is in Sluice's own. */
export function regionIn(text: string): string | undefined {
  return parseArn(text)?.region || undefined;
}

/** A resource beside another one, or in Sluice's own account and region where that is a name. */
export function arnBeside(text: string, service: string, resource: string): string {
  const { partition, region, account } = parseArn(text) ?? {
    partition: `\${AWS::Partition}`,
    region: `\${AWS::Region}`,
    account: `\${AWS::AccountId}`,
  };
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
