/** What is asked of governance about incident; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type IncidentState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'reported' | 'contained' | 'restored' | 'closed';
  readonly kind: 'safety' | 'environment' | 'equipment' | 'quality' | 'logistics' | 'people' | 'it';
  readonly severity: number;
  readonly title: string;
  readonly description?: string;
  readonly subject?: string;
  readonly injury?: 'none' | 'first-aid' | 'medical' | 'restricted-work' | 'lost-time' | 'fatal';
  readonly reportedAt: string;
  readonly restoredAt?: string;
  readonly containedHow?: string;
  readonly restoredHow?: string;
  readonly actions: readonly {
    readonly action: string;
    readonly what: string;
    readonly owner: string;
    readonly due: string;
    readonly done?: string;
  }[];
  readonly rootCause?: string;
};

type ReportIncident = {
  readonly id?: string;
  readonly site: string;
  readonly kind: 'safety' | 'environment' | 'equipment' | 'quality' | 'logistics' | 'people' | 'it';
  readonly severity: number;
  readonly title: string;
  readonly description?: string;
  readonly subject?: string;
  readonly injury?: 'none' | 'first-aid' | 'medical' | 'restricted-work' | 'lost-time' | 'fatal';
};

type ContainIncident = { readonly how: string };

type RecoverIncident = { readonly how: string };

type AgreeAction = {
  readonly action: string;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
};

type CompleteAction = { readonly action: string; readonly done: string };

type CloseIncident = { readonly rootCause?: string };

export type Incident = {
  readonly '/v1/incidents': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[injury]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly IncidentState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReportIncident;
      readonly answer: Done;
      readonly refusal: 'INC-INJURY' | 'INC-STATE';
    };
  };
  readonly '/v1/incidents/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: IncidentState };
  };
  readonly '/v1/incidents/{id}/commands': {
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
  readonly '/v1/incidents/{id}/events': {
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
  readonly '/v1/incidents/{id}/contain': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ContainIncident;
      readonly answer: Done;
      readonly refusal: 'INC-ORDER' | 'INC-TIME';
    };
  };
  readonly '/v1/incidents/{id}/recover': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecoverIncident;
      readonly answer: Done;
      readonly refusal: 'INC-ORDER' | 'INC-TIME';
    };
  };
  readonly '/v1/incidents/{id}/agree-action': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AgreeAction;
      readonly answer: Done;
      readonly refusal: 'INC-DUE' | 'INC-STATE';
    };
  };
  readonly '/v1/incidents/{id}/complete-action': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CompleteAction;
      readonly answer: Done;
      readonly refusal: 'INC-ACTION' | 'INC-STATE';
    };
  };
  readonly '/v1/incidents/{id}/close': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CloseIncident;
      readonly answer: Done;
      readonly refusal: 'INC-ACTION' | 'INC-NO-CAUSE' | 'INC-ORDER';
    };
  };
};
