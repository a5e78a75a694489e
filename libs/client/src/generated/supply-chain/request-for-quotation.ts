/** What is asked of supply-chain about request-for-quotation; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type RequestForQuotationState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'awarded' | 'cancelled';
  readonly lines: readonly {
    readonly line: string;
    readonly item: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly needBy: string;
    readonly requisition?: string;
  }[];
  readonly suppliers: readonly string[];
  readonly answerBy: string;
  readonly terms?: string;
  readonly quotations: readonly {
    readonly site: string;
    readonly supplier: string;
    readonly version: number;
    readonly number?: string;
    readonly validUntil: string;
    readonly lines: readonly {
      readonly line: string;
      readonly price: { readonly amount: string; readonly currency: string };
      readonly scales?: readonly {
        readonly from: { readonly value: string; readonly unit: string };
        readonly price: { readonly amount: string; readonly currency: string };
      }[];
      readonly discount?: string;
      readonly surcharge?: { readonly amount: string; readonly currency: string };
      readonly duty?: string;
      readonly minimum?: { readonly value: string; readonly unit: string };
      readonly leadTime: string;
      readonly net: { readonly amount: string; readonly currency: string };
      readonly landed?: { readonly amount: string; readonly currency: string };
    }[];
    readonly terms?: string;
    readonly late: boolean;
    readonly rate?: {
      readonly from: string;
      readonly to: string;
      readonly rate: string;
      readonly date: string;
    };
    readonly standing: 'valid' | 'late' | 'withdrawn';
  }[];
  readonly comparison?: {
    readonly date: string;
    readonly currency: string;
    readonly weights: { readonly price: string; readonly leadTime: string; readonly supplier: string };
    readonly lines: readonly {
      readonly line: string;
      readonly item: string;
      readonly quantity: { readonly value: string; readonly unit: string };
      readonly needBy: string;
      readonly offers: readonly {
        readonly supplier: string;
        readonly version: number;
        readonly price: { readonly amount: string; readonly currency: string };
        readonly bought: string;
        readonly landed?: { readonly amount: string; readonly currency: string };
        readonly rate?: {
          readonly from: string;
          readonly to: string;
          readonly rate: string;
          readonly date: string;
        };
        readonly leadTime: string;
        readonly promised: string;
        readonly inTime: boolean;
        readonly score?: string;
        readonly hindrance?: 'late' | 'withdrawn' | 'expired' | 'supplier' | 'rate';
        readonly points?: {
          readonly price: string;
          readonly leadTime: string;
          readonly supplier: string;
          readonly total: string;
        };
        readonly best: readonly string[];
        readonly why: string;
      }[];
    }[];
  };
  readonly awards: readonly {
    readonly line: string;
    readonly item: string;
    readonly supplier: string;
    readonly version: number;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly price: { readonly amount: string; readonly currency: string };
    readonly landed: { readonly amount: string; readonly currency: string };
    readonly promised: string;
    readonly purchaseOrder: string;
    readonly requisition?: string;
  }[];
  readonly total?: { readonly amount: string; readonly currency: string };
  readonly reason?: string;
};

type OpenRequestForQuotation = {
  readonly id?: string;
  readonly site: string;
  readonly lines: readonly {
    readonly line: string;
    readonly requisition?: string;
    readonly item?: string;
    readonly quantity?: { readonly value: string; readonly unit: string };
    readonly needBy?: string;
  }[];
  readonly suppliers: readonly string[];
  readonly answerBy: string;
  readonly terms?: string;
  readonly reason?: string;
};

type ExtendRequestForQuotation = { readonly answerBy: string };

type RecordQuotation = {
  readonly supplier: string;
  readonly version: number;
  readonly number?: string;
  readonly validUntil: string;
  readonly lines: readonly {
    readonly line: string;
    readonly price: { readonly amount: string; readonly currency: string };
    readonly scales?: readonly {
      readonly from: { readonly value: string; readonly unit: string };
      readonly price: { readonly amount: string; readonly currency: string };
    }[];
    readonly discount?: string;
    readonly surcharge?: { readonly amount: string; readonly currency: string };
    readonly duty?: string;
    readonly minimum?: { readonly value: string; readonly unit: string };
    readonly leadTime: string;
  }[];
  readonly terms?: string;
};

type AcceptLateQuotation = { readonly supplier: string; readonly reason: string };

type WithdrawQuotation = { readonly supplier: string; readonly reason: string };

type CompareQuotations = {
  readonly weights?: { readonly price: string; readonly leadTime: string; readonly supplier: string };
};

type AwardQuotations = {
  readonly awards: readonly {
    readonly line: string;
    readonly supplier: string;
    readonly quantity: { readonly value: string; readonly unit: string };
  }[];
  readonly reason?: string;
  readonly agree?: boolean;
};

type CancelRequestForQuotation = { readonly reason: string };

export type RequestForQuotation = {
  readonly '/v1/requests-for-quotation': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly RequestForQuotationState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: OpenRequestForQuotation;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-ITEM-SERVICE'
        | 'SCM-ITEM-UNKNOWN'
        | 'SCM-RFQ-DATE'
        | 'SCM-RFQ-ID'
        | 'SCM-RFQ-INVITE'
        | 'SCM-RFQ-LINE'
        | 'SCM-RFQ-REQUISITION'
        | 'SCM-RFQ-STATE'
        | 'SCM-RFQ-SUPPLIER'
        | 'SCM-RFQ-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/requests-for-quotation/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: RequestForQuotationState };
  };
  readonly '/v1/requests-for-quotation/{id}/commands': {
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
  readonly '/v1/requests-for-quotation/{id}/events': {
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
  readonly '/v1/requests-for-quotation/{id}/extend': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ExtendRequestForQuotation;
      readonly answer: Done;
      readonly refusal: 'SCM-RFQ-DATE' | 'SCM-RFQ-STATE';
    };
  };
  readonly '/v1/requests-for-quotation/{id}/record-quotation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordQuotation;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RATE-MISSING'
        | 'SCM-RFQ-CURRENCY'
        | 'SCM-RFQ-LINE'
        | 'SCM-RFQ-SCALE'
        | 'SCM-RFQ-SHARE'
        | 'SCM-RFQ-STATE'
        | 'SCM-RFQ-SUPPLIER'
        | 'SCM-RFQ-UNIT'
        | 'SCM-RFQ-VALID'
        | 'SCM-RFQ-VERSION'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/requests-for-quotation/{id}/accept-late-quotation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AcceptLateQuotation;
      readonly answer: Done;
      readonly refusal: 'SCM-RFQ-QUOTATION' | 'SCM-RFQ-STATE';
    };
  };
  readonly '/v1/requests-for-quotation/{id}/withdraw-quotation': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WithdrawQuotation;
      readonly answer: Done;
      readonly refusal: 'SCM-RFQ-QUOTATION' | 'SCM-RFQ-STATE';
    };
  };
  readonly '/v1/requests-for-quotation/{id}/compare-quotations': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CompareQuotations;
      readonly answer: Done;
      readonly refusal: 'SCM-RFQ-STATE' | 'SCM-RFQ-WEIGHTS';
    };
  };
  readonly '/v1/requests-for-quotation/{id}/award-quotations': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AwardQuotations;
      readonly answer: Done;
      readonly refusal:
        | 'SCM-RATE-MISSING'
        | 'SCM-RFQ-AWARD'
        | 'SCM-RFQ-LINE'
        | 'SCM-RFQ-MINIMUM'
        | 'SCM-RFQ-QUANTITY'
        | 'SCM-RFQ-QUOTATION'
        | 'SCM-RFQ-REASON'
        | 'SCM-RFQ-REQUISITION'
        | 'SCM-RFQ-STATE'
        | 'SCM-RFQ-UNIT'
        | 'SCM-UOM-WHOLE';
    };
  };
  readonly '/v1/requests-for-quotation/{id}/cancel': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CancelRequestForQuotation;
      readonly answer: Done;
      readonly refusal: 'SCM-RFQ-STATE';
    };
  };
};
