/** What is asked of hr about attendance; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type AttendanceState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly rostered: string;
  readonly worked: string;
  readonly absent: string;
  readonly person: string;
  readonly date: string;
};

type RecordAttendance = {
  readonly rostered: string;
  readonly worked: string;
  readonly absent: string;
  readonly person: string;
  readonly site: string;
  readonly date: string;
};

type CorrectAttendance = {
  readonly rostered: string;
  readonly worked: string;
  readonly absent: string;
  readonly reason: string;
};

export type Attendance = {
  readonly '/v1/attendances': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[person]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly AttendanceState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RecordAttendance;
      readonly answer: Done;
      readonly refusal:
        'HR-ATT-ABSENT' | 'HR-ATT-DAY' | 'HR-ATT-FUTURE' | 'HR-ATT-STATE' | 'HR-ATT-SUM' | 'HR-EMP-UNKNOWN';
    };
  };
  readonly '/v1/attendances/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: AttendanceState };
  };
  readonly '/v1/attendances/{id}/commands': {
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
  readonly '/v1/attendances/{id}/events': {
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
  readonly '/v1/attendances/{id}/correct': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CorrectAttendance;
      readonly answer: Done;
      readonly refusal: 'HR-ATT-ABSENT' | 'HR-ATT-DAY' | 'HR-ATT-FUTURE' | 'HR-ATT-STATE' | 'HR-ATT-SUM';
    };
  };
};
