/** An application that a tracker has made for us. Its secrets are told once, here. */
export interface RegisteredApp {
  readonly appId: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** What it is called in the tracker; our own writes come from it. */
  readonly self: string;
  /** Where a person installs it. */
  readonly installUrl: string;
}

/** How a tracker makes an application from a description that a person's browser brings it. */
export interface AppRegistration {
  /**
   * What the browser posts where, as a form.
   *
   * @param wanted.back Where the browser is sent with a `code` afterwards, on this machine.
   * @param wanted.state Comes back with the code.
   */
  form(wanted: {
    readonly name: string;
    readonly address: string;
    readonly back: string;
    readonly state: string;
    /** The organisation that is to own it; the person if absent. */
    readonly owner?: string;
    readonly baseUrl?: string;
  }): { readonly action: string; readonly fields: Readonly<Record<string, string>> };
  /** Changes the code into the application; it counts once and for an hour. Throws only `BackendError`. */
  exchange(code: string, fetcher: typeof fetch, baseUrl?: string): Promise<RegisteredApp>;
}
