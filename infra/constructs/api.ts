import { Fn } from 'aws-cdk-lib';
import type { IDomainName, ThrottleSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi, HttpMethod, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AccessLog } from './access-log.ts';
import { acknowledge } from './acknowledge.ts';

export interface PublicApiProps {
  readonly receive: IFunction;
  readonly ingest: IFunction;
  readonly report: IFunction;
  readonly throttle: Required<ThrottleSettings>;
  readonly logRetention: RetentionDays;
  readonly domainName?: IDomainName;
}

/** The public door: senders, programs with a key, and agents. There is none for operators. */
export class PublicApi extends Construct {
  /** Without a slash at the end. */
  readonly url: string;
  readonly api: HttpApi;
  readonly log: AccessLog;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    const { receive, ingest, report, throttle, domainName } = props;
    this.api = new HttpApi(this, 'Http', { description: 'Sluice', createDefaultStage: false });
    this.log = new AccessLog(this, 'Log', { retention: props.logRetention, apiId: this.api.apiId });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: this.log.settings,
      ...(domainName ? { domainMapping: { domainName } } : {}),
    });
    const senders = new HttpLambdaIntegration('Receive', receive);
    const programs = new HttpLambdaIntegration('Ingest', ingest);
    const agents = new HttpLambdaIntegration('Report', report);
    const routes = [
      // `/issues/` is the same route to API Gateway.
      { path: '/issues', methods: [HttpMethod.POST], integration: programs },
      { path: '/issues/{proxy+}', methods: [HttpMethod.POST], integration: programs },
      { path: '/openapi.json', methods: [HttpMethod.GET], integration: programs },
      { path: '/docs', methods: [HttpMethod.GET], integration: programs },
      { path: '/webhooks/{connection}', methods: [HttpMethod.POST], integration: senders },
      { path: '/healthz', methods: [HttpMethod.GET], integration: senders },
      { path: '/tasks/{proxy+}', methods: [HttpMethod.GET, HttpMethod.POST], integration: agents },
    ];
    for (const route of routes.flatMap((each) => this.api.addRoutes(each))) {
      acknowledge(route, 'AwsSolutions-APIG4', ROUTE_REASON);
    }
    this.url = domainName ? Fn.join('', ['https://', domainName.name]) : this.api.apiEndpoint;
  }
}

const ROUTE_REASON =
  'An authorizer of API Gateway sees no body, which is what senders sign. The functions check it themselves: receive the signature over the raw bytes, ingest the key, report the token of the attempt; /healthz says nothing, and /docs and /openapi.json what everybody may know.';
