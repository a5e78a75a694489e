/** What is asked of hr about employee; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type EmployeeState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly hired: {
    readonly name: string;
    readonly position: string;
    readonly costCentre: string;
    readonly hourlyCost?: { readonly amount: string; readonly currency: string };
    readonly start: string;
  };
  readonly lastDay?: string;
  readonly qualifications: readonly {
    readonly skill: string;
    readonly level: number;
    readonly validFrom: string;
    readonly validTo: string;
    readonly evidence: string;
  }[];
};

type HireEmployee = {
  readonly id?: string;
  readonly name: string;
  readonly site: string;
  readonly position: string;
  readonly costCentre: string;
  readonly hourlyCost: { readonly amount: string; readonly currency: string };
  readonly start: string;
};

type GrantQualification = {
  readonly skill: string;
  readonly level: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly evidence: string;
};

type RevokeQualification = { readonly skill: string; readonly reason: string };

type EndEmployment = { readonly lastDay: string };

export type Employee = {
  readonly '/v1/employees': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly EmployeeState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: HireEmployee;
      readonly answer: Done;
      readonly refusal: 'HR-EMP-CURRENCY' | 'HR-EMP-STATE';
    };
  };
  readonly '/v1/employees/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: EmployeeState };
  };
  readonly '/v1/employees/{id}/commands': {
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
  readonly '/v1/employees/{id}/events': {
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
  readonly '/v1/employees/{id}/grant-qualification': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: GrantQualification;
      readonly answer: Done;
      readonly refusal: 'HR-EMP-STATE' | 'HR-QUAL-PERIOD';
    };
  };
  readonly '/v1/employees/{id}/revoke-qualification': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RevokeQualification;
      readonly answer: Done;
      readonly refusal: 'HR-EMP-STATE';
    };
  };
  readonly '/v1/employees/{id}/end-employment': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: EndEmployment;
      readonly answer: Done;
      readonly refusal: 'HR-EMP-DAYS' | 'HR-EMP-STATE';
    };
  };
};
