/** Where a running company is: what of `run.json` the load and the checker need. */
export type Target = {
  readonly urls: Readonly<Record<string, string>>;
  readonly issuer: string;
  /** Secret of each confidential client. */
  readonly clients: Readonly<Record<string, string>>;
  readonly brokers: readonly string[];
  readonly databaseUrls: Readonly<Record<string, string>>;
};
