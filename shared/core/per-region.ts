/** What a client of the AWS SDK is born with. */
export interface ClientConfig {
  readonly region?: string;
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

/** A call and its repetitions by the SDK, three in all, are over before the executor's lease. */
const requestHandler = { connectionTimeout: 3_000, requestTimeout: 10_000 };

/**
 * A client for each region, made when it is first asked for: clients keep connections, and the code of one is loaded only where it
 * is needed. Without a region it is the one of the environment.
 */
export function perRegion<Client>(
  create: (config: ClientConfig) => Promise<Client>,
): (region: string | undefined) => Promise<Client> {
  const clients = new Map<string | undefined, Client>();
  return async (region) => {
    const known = clients.get(region);
    if (known) return known;
    const client = await create(
      region === undefined ? { requestHandler } : { region, requestHandler },
    );
    clients.set(region, client);
    return client;
  };
}
