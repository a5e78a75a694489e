/** The shapes that all services have; written by "npm run docs". */
export type Done = {
  readonly id: string;
  readonly streamId: string;
  readonly version: number;
  readonly events: readonly {
    readonly eventId?: string;
    readonly type?: string;
    readonly version?: number;
    readonly data?: Readonly<Record<string, unknown>>;
  }[];
};

export type Event = {
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion?: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly prevHash?: string;
  readonly hash?: string;
};
