/** Where a running company is: what of `run.json` the load and the checker need. */
export type Target = {
  readonly urls: Readonly<Record<string, string>>;
  /** Second instances by service: every other command goes to them while they are there. */
  readonly beside?: ReadonlyMap<string, string>;
  readonly issuer: string;
  /** Secret of each confidential client. */
  readonly clients: Readonly<Record<string, string>>;
  /** Kafka, entered by its operator. */
  readonly kafka: {
    readonly brokers: readonly string[];
    readonly login: { readonly user: string; readonly password: string } | null;
  };
  readonly databaseUrls: Readonly<Record<string, string>>;
};
