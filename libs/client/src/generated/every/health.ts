/** What is asked of every about health; written by "npm run docs". */
export type Health = {
  readonly '/health/live': { readonly get: { readonly answer: Readonly<Record<string, unknown>> } };
  readonly '/health/ready': { readonly get: { readonly answer: Readonly<Record<string, unknown>> } };
  readonly '/health/views': { readonly get: { readonly answer: Readonly<Record<string, unknown>> } };
};
