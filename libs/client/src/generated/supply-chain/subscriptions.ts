/** What is asked of supply-chain about subscriptions; written by "npm run docs". */
type Document = Readonly<Record<string, value>>;

type value = unknown;

type QueryAnswer = { readonly name: string; readonly query: Document; readonly createdAt: string };

type SubscriptionAnswer = {
  readonly subscriptionID: string;
  readonly queryName: string;
  readonly dest: string;
  readonly stream: boolean;
  readonly schedule?: QuerySchedule;
  readonly reportIfEmpty: boolean;
  readonly initialRecordTime?: string;
  readonly createdAt: string;
  readonly state: 'active' | 'given-up';
  readonly attempts: number;
  readonly failingSince?: string;
  readonly error?: string;
};

type QuerySchedule = {
  readonly second?: string;
  readonly minute?: string;
  readonly hour?: string;
  readonly dayOfMonth?: string;
  readonly month?: string;
  readonly dayOfWeek?: string;
};

export type Subscriptions = {
  readonly '/epcis/queries': {
    readonly get: {
      readonly answer: readonly {
        readonly name: string;
        readonly query: Document;
        readonly createdAt: string;
      }[];
    };
    readonly post: {
      readonly body: { readonly name: string; readonly query: Document };
      readonly answer: QueryAnswer;
      readonly refusal: 'SCM-EPCIS-INVALID' | 'SCM-EPCIS-QUERY';
    };
  };
  readonly '/epcis/queries/{name}': {
    readonly get: { readonly path: { readonly name: string }; readonly answer: QueryAnswer };
    readonly delete: {
      readonly path: { readonly name: string };
      readonly answer: Readonly<Record<string, unknown>>;
    };
  };
  readonly '/epcis/queries/{name}/subscriptions': {
    readonly get: {
      readonly path: { readonly name: string };
      readonly answer: readonly {
        readonly subscriptionID: string;
        readonly queryName: string;
        readonly dest: string;
        readonly stream: boolean;
        readonly schedule?: {
          readonly second?: string;
          readonly minute?: string;
          readonly hour?: string;
          readonly dayOfMonth?: string;
          readonly month?: string;
          readonly dayOfWeek?: string;
        };
        readonly reportIfEmpty: boolean;
        readonly initialRecordTime?: string;
        readonly createdAt: string;
        readonly state: 'active' | 'given-up';
        readonly attempts: number;
        readonly failingSince?: string;
        readonly error?: string;
      }[];
    };
    readonly post: {
      readonly path: { readonly name: string };
      readonly body: {
        readonly dest: string;
        readonly signatureToken: string;
        readonly stream?: boolean;
        readonly schedule?: {
          readonly second?: string;
          readonly minute?: string;
          readonly hour?: string;
          readonly dayOfMonth?: string;
          readonly month?: string;
          readonly dayOfWeek?: string;
        };
        readonly initialRecordTime?: string;
        readonly reportIfEmpty?: boolean;
      };
      readonly answer: SubscriptionAnswer;
      readonly refusal: 'SCM-EPCIS-INVALID';
    };
  };
  readonly '/epcis/queries/{name}/subscriptions/{id}': {
    readonly get: {
      readonly path: { readonly name: string; readonly id: string };
      readonly answer: SubscriptionAnswer;
    };
    readonly delete: {
      readonly path: { readonly name: string; readonly id: string };
      readonly answer: Readonly<Record<string, unknown>>;
    };
  };
  readonly '/epcis/queries/{name}/subscriptions/{id}/resume': {
    readonly post: {
      readonly path: { readonly name: string; readonly id: string };
      readonly answer: SubscriptionAnswer;
    };
  };
};
