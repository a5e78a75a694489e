/** What is asked of finance about journal; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type JournalState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'posted' | 'reversed';
  readonly company: string;
  readonly postingDate: string;
  readonly documentDate?: string;
  readonly sourceEventId: string;
  readonly sourceType: string;
  readonly text: string;
  readonly lines: readonly {
    readonly account: string;
    readonly debit: { readonly amount: string; readonly currency: string };
    readonly credit: { readonly amount: string; readonly currency: string };
    readonly localDebit: { readonly amount: string; readonly currency: string };
    readonly localCredit: { readonly amount: string; readonly currency: string };
    readonly groupDebit: { readonly amount: string; readonly currency: string };
    readonly groupCredit: { readonly amount: string; readonly currency: string };
    readonly dimensions: {
      readonly item?: string;
      readonly lot?: string;
      readonly order?: string;
      readonly partner?: string;
      readonly costCentre?: string;
    };
  }[];
};

type PostJournal = {
  readonly site: string;
  readonly company: string;
  readonly postingDate: string;
  readonly sourceEventId: string;
  readonly sourceType: string;
  readonly text: string;
  readonly lines: readonly {
    readonly account: string;
    readonly debit?: { readonly amount: string; readonly currency: string };
    readonly credit?: { readonly amount: string; readonly currency: string };
    readonly booked?: {
      readonly local: { readonly amount: string; readonly currency: string };
      readonly group: { readonly amount: string; readonly currency: string };
    };
    readonly dimensions?: {
      readonly item?: string;
      readonly lot?: string;
      readonly order?: string;
      readonly partner?: string;
      readonly costCentre?: string;
    };
  }[];
};

type ReverseJournal = { readonly reason: string };

export type Journal = {
  readonly '/v1/journals': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[company]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly JournalState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PostJournal;
      readonly answer: Done;
      readonly refusal:
        | 'FIN-DUP-SOURCE'
        | 'FIN-JNL-ACCOUNT'
        | 'FIN-JNL-BOOKED'
        | 'FIN-JNL-COMPANY'
        | 'FIN-JNL-CONTROL'
        | 'FIN-JNL-CURRENCY'
        | 'FIN-JNL-SIDE'
        | 'FIN-JNL-SOURCE'
        | 'FIN-JNL-UNBALANCED'
        | 'FIN-JNL-ZERO'
        | 'FIN-PER-CLOSED'
        | 'FIN-PER-LOCKED'
        | 'FIN-PER-NONE'
        | 'FIN-RATE-MISSING';
    };
  };
  readonly '/v1/journals/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: JournalState };
  };
  readonly '/v1/journals/{id}/commands': {
    readonly get: {
      readonly path: { readonly id: string };
      readonly answer: {
        readonly data: readonly {
          readonly name: string;
          readonly now: boolean;
          readonly code: string | null;
          readonly detail: string | null;
        }[];
      };
    };
  };
  readonly '/v1/journals/{id}/events': {
    readonly get: {
      readonly path: { readonly id: string };
      readonly query?: { readonly from?: number | undefined; readonly limit?: number | undefined };
      readonly answer: {
        readonly data: readonly Event[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
  };
  readonly '/v1/journals/{id}/reverse': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReverseJournal;
      readonly answer: Done;
      readonly refusal:
        'FIN-JNL-PROCESS' | 'FIN-JNL-STATE' | 'FIN-PER-CLOSED' | 'FIN-PER-LOCKED' | 'FIN-PER-NONE';
    };
  };
};
