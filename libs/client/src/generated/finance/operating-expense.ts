/** What is asked of finance about operating-expense; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type OperatingExpenseState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'recorded' | 'reversed';
  readonly company: string;
  readonly number: string;
  readonly kind: 'wages' | 'energy' | 'rent' | 'other' | 'productionWages' | 'machineCosts';
  readonly date: string;
  readonly net: { readonly amount: string; readonly currency: string };
  readonly tax?: { readonly amount: string; readonly currency: string };
  readonly settled: 'bank' | 'accrual';
  readonly text: string;
};

type RecordOperatingExpense = {
  readonly site: string;
  readonly company: string;
  readonly number: string;
  readonly kind: 'wages' | 'energy' | 'rent' | 'other' | 'productionWages' | 'machineCosts';
  readonly date: string;
  readonly net: { readonly amount: string; readonly currency: string };
  readonly tax?: { readonly amount: string; readonly currency: string };
  readonly settled: 'bank' | 'accrual';
  readonly text: string;
};

type ReverseOperatingExpense = { readonly reason: string };

export type OperatingExpense = {
  readonly '/v1/operating-expenses': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[company]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[settled]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly OperatingExpenseState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RecordOperatingExpense;
      readonly answer: Done;
      readonly refusal:
        | 'FIN-DUP-SOURCE'
        | 'FIN-EXP-DATE'
        | 'FIN-EXP-DUPLICATE'
        | 'FIN-JNL-COMPANY'
        | 'FIN-JNL-CURRENCY'
        | 'FIN-PER-CLOSED'
        | 'FIN-PER-LOCKED'
        | 'FIN-PER-NONE'
        | 'FIN-RATE-MISSING'
        | 'FIN-TAX-AMOUNT'
        | 'FIN-TAX-KIND';
    };
  };
  readonly '/v1/operating-expenses/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: OperatingExpenseState };
  };
  readonly '/v1/operating-expenses/{id}/commands': {
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
  readonly '/v1/operating-expenses/{id}/events': {
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
  readonly '/v1/operating-expenses/{id}/reverse': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReverseOperatingExpense;
      readonly answer: Done;
      readonly refusal: 'FIN-EXP-STATE' | 'FIN-PER-CLOSED' | 'FIN-PER-LOCKED' | 'FIN-PER-NONE';
    };
  };
};
