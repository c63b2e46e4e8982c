import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';

/** The routes of the HTTP API, and the logical id of the function that each leads to. */
export function routesIn(
  template: Template,
): readonly { readonly key: string; readonly function: string }[] {
  const integrations = resources(template, 'AWS::ApiGatewayV2::Integration');
  return Object.values(resources(template, 'AWS::ApiGatewayV2::Route')).map(
    ({ RouteKey, Target }) => {
      const [, parts] = Target['Fn::Join'];
      const integration = integrations[parts.at(-1).Ref];
      return { key: RouteKey, function: integration.IntegrationUri['Fn::GetAtt'][0] };
    },
  );
}
