/** What is asked of hr about absence; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type AbsenceState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'open' | 'ended';
  readonly person: string;
  readonly from: string;
  readonly expectedTo?: string;
  readonly kind?: 'sick' | 'noShow' | 'family';
  readonly to?: string;
  readonly assessed: boolean;
  readonly tasks: readonly {
    readonly order: string;
    readonly operation: number;
    readonly skill: string;
    readonly planned: string;
    readonly proposed?: readonly {
      readonly person: string;
      readonly score: string;
      readonly skillOk: boolean;
      readonly restOk: boolean;
      readonly overtime: string;
      readonly cost?: { readonly amount: string; readonly currency: string };
    }[];
    readonly delegatedTo?: string;
    readonly missing: boolean;
  }[];
};

type ReportAbsence = {
  readonly person: string;
  readonly site: string;
  readonly from: string;
  readonly expectedTo?: string;
  readonly kind: 'sick' | 'noShow' | 'family';
};

type AssessImpact = { readonly site: string; readonly none?: boolean };

type ProposeSubstitutes = {
  readonly site: string;
  readonly order: string;
  readonly operation: number;
  readonly planned: string;
};

type DelegateTask = { readonly order: string; readonly operation: number; readonly to: string };

type RecordCoverMissing = { readonly order: string; readonly operation: number };

type EndAbsence = { readonly to: string };

type ReturnDelegations = Readonly<Record<never, never>>;

export type Absence = {
  readonly '/v1/absences': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[person]'?: string | undefined;
        readonly 'filter[kind]'?: string | undefined;
        readonly 'filter[assessed]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AbsenceState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ReportAbsence;
      readonly answer: Done;
      readonly refusal: 'HR-ABS-DOUBLE' | 'HR-ABS-PERIOD' | 'HR-ABS-WORKED' | 'HR-EMP-UNKNOWN';
    };
  };
  readonly '/v1/absences/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: AbsenceState };
  };
  readonly '/v1/absences/{id}/commands': {
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
  readonly '/v1/absences/{id}/events': {
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
  readonly '/v1/absences/{id}/assess-impact': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AssessImpact;
      readonly answer: Done;
      readonly refusal: 'HR-ABS-NONE' | 'HR-ABS-STATE';
    };
  };
  readonly '/v1/absences/{id}/propose-substitutes': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ProposeSubstitutes;
      readonly answer: Done;
      readonly refusal: 'HR-ABS-STATE' | 'HR-ABS-TASK';
    };
  };
  readonly '/v1/absences/{id}/delegate-task': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DelegateTask;
      readonly answer: Done;
      readonly refusal:
        'HR-ABS-STATE' | 'HR-ABS-TASK' | 'HR-DELEGATE-DOUBLE' | 'HR-DELEGATE-LIMIT' | 'HR-REST-MIN';
    };
  };
  readonly '/v1/absences/{id}/record-cover-missing': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordCoverMissing;
      readonly answer: Done;
      readonly refusal: 'HR-ABS-STATE' | 'HR-ABS-TASK';
    };
  };
  readonly '/v1/absences/{id}/end': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: EndAbsence;
      readonly answer: Done;
      readonly refusal: 'HR-ABS-DOUBLE' | 'HR-ABS-PERIOD' | 'HR-ABS-STATE' | 'HR-ABS-WORKED';
    };
  };
  readonly '/v1/absences/{id}/return-delegations': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ReturnDelegations;
      readonly answer: Done;
      readonly refusal: 'HR-ABS-STATE';
    };
  };
};
