/** What is asked of production about work-calendar; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type WorkCalendarState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly shifts: readonly {
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly weekdays: readonly string[];
  }[];
  readonly holidays: readonly string[];
};

type PublishWorkCalendar = {
  readonly site: string;
  readonly shifts: readonly {
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly weekdays: readonly string[];
  }[];
  readonly holidays: readonly string[];
};

export type WorkCalendar = {
  readonly '/v1/work-calendars': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly WorkCalendarState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: PublishWorkCalendar;
      readonly answer: Done;
      readonly refusal: 'PRD-CAL-SHIFT';
    };
  };
  readonly '/v1/work-calendars/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: WorkCalendarState };
  };
  readonly '/v1/work-calendars/{id}/commands': {
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
  readonly '/v1/work-calendars/{id}/events': {
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
};
