/** What is asked of production about schedule; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type ScheduleState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly status: 'none' | 'in-force' | 'invalid';
  readonly inForce?: {
    readonly site: string;
    readonly from: string;
    readonly until: string;
    readonly frozenUntil: string;
    readonly effort: 'quick' | 'usual' | 'thorough';
    readonly expedite: readonly string[];
    readonly number: number;
    readonly inputsHash: string;
    readonly resultHash: string;
    readonly solver: string;
    readonly proven: boolean;
    readonly stopped: boolean;
    readonly objective: { readonly weightedTardiness: string; readonly makespan: string };
    readonly operations: readonly {
      readonly order: string;
      readonly operation: number;
      readonly item: string;
      readonly workUnit: string;
      readonly people: readonly string[];
      readonly tools?: readonly string[];
      readonly skill: string;
      readonly start: string;
      readonly end: string;
      readonly setup?: {
        readonly from?: string;
        readonly to: string;
        readonly start: string;
        readonly lasts: string;
      };
      readonly date: string;
      readonly due: string;
      readonly fixed?: boolean;
    }[];
    readonly unplaced: readonly {
      readonly order: string;
      readonly operation: number;
      readonly item: string;
      readonly binding: {
        readonly kind:
          | 'machine'
          | 'person'
          | 'tool'
          | 'setup'
          | 'material'
          | 'predecessor'
          | 'calendar'
          | 'duration'
          | 'horizon'
          | 'no-machine'
          | 'no-person'
          | 'no-tool';
        readonly ref: string;
      };
    }[];
    readonly late: readonly {
      readonly order: string;
      readonly item: string;
      readonly due: string;
      readonly end: string;
      readonly tardiness: string;
      readonly binding: {
        readonly kind:
          | 'machine'
          | 'person'
          | 'tool'
          | 'setup'
          | 'material'
          | 'predecessor'
          | 'calendar'
          | 'duration'
          | 'horizon'
          | 'no-machine'
          | 'no-person'
          | 'no-tool';
        readonly ref: string;
      };
    }[];
    readonly resources: readonly {
      readonly kind: 'machine' | 'person' | 'tool';
      readonly id: string;
      readonly windows: readonly { readonly from: string; readonly to: string }[];
    }[];
    readonly comparison: {
      readonly earlier: readonly { readonly order: string; readonly by: string }[];
      readonly later: readonly { readonly order: string; readonly by: string }[];
      readonly moved: number;
      readonly added: number;
    };
    readonly adoptedAt: string;
  };
  readonly invalidatedBy: readonly {
    readonly cause: string;
    readonly reason: string;
    readonly at: string;
    readonly operations: readonly { readonly order: string; readonly operation: number }[];
  }[];
  readonly proposal?: {
    readonly site: string;
    readonly from: string;
    readonly until: string;
    readonly frozenUntil: string;
    readonly effort: 'quick' | 'usual' | 'thorough';
    readonly expedite: readonly string[];
    readonly number: number;
    readonly inputsHash: string;
    readonly resultHash: string;
    readonly solver: string;
    readonly proven: boolean;
    readonly stopped: boolean;
    readonly objective: { readonly weightedTardiness: string; readonly makespan: string };
    readonly operations: readonly {
      readonly order: string;
      readonly operation: number;
      readonly item: string;
      readonly workUnit: string;
      readonly people: readonly string[];
      readonly tools?: readonly string[];
      readonly skill: string;
      readonly start: string;
      readonly end: string;
      readonly setup?: {
        readonly from?: string;
        readonly to: string;
        readonly start: string;
        readonly lasts: string;
      };
      readonly date: string;
      readonly due: string;
      readonly fixed?: boolean;
    }[];
    readonly unplaced: readonly {
      readonly order: string;
      readonly operation: number;
      readonly item: string;
      readonly binding: {
        readonly kind:
          | 'machine'
          | 'person'
          | 'tool'
          | 'setup'
          | 'material'
          | 'predecessor'
          | 'calendar'
          | 'duration'
          | 'horizon'
          | 'no-machine'
          | 'no-person'
          | 'no-tool';
        readonly ref: string;
      };
    }[];
    readonly late: readonly {
      readonly order: string;
      readonly item: string;
      readonly due: string;
      readonly end: string;
      readonly tardiness: string;
      readonly binding: {
        readonly kind:
          | 'machine'
          | 'person'
          | 'tool'
          | 'setup'
          | 'material'
          | 'predecessor'
          | 'calendar'
          | 'duration'
          | 'horizon'
          | 'no-machine'
          | 'no-person'
          | 'no-tool';
        readonly ref: string;
      };
    }[];
    readonly resources: readonly {
      readonly kind: 'machine' | 'person' | 'tool';
      readonly id: string;
      readonly windows: readonly { readonly from: string; readonly to: string }[];
    }[];
    readonly comparison: {
      readonly earlier: readonly { readonly order: string; readonly by: string }[];
      readonly later: readonly { readonly order: string; readonly by: string }[];
      readonly moved: number;
      readonly added: number;
    };
  };
  readonly building?: {
    readonly site: string;
    readonly from: string;
    readonly until: string;
    readonly frozenUntil: string;
    readonly effort: 'quick' | 'usual' | 'thorough';
    readonly expedite: readonly string[];
    readonly number: number;
    readonly stopping: boolean;
  };
  readonly failed?: { readonly number: number; readonly reason: string };
};

type BuildSchedule = {
  readonly site: string;
  readonly horizon?: string;
  readonly frozen?: string;
  readonly effort?: 'quick' | 'usual' | 'thorough';
  readonly expedite?: readonly string[];
};

type StopSchedule = Readonly<Record<never, never>>;

type AdoptSchedule = { readonly number: number };

export type Schedule = {
  readonly '/v1/schedules': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly ScheduleState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: BuildSchedule;
      readonly answer: Done;
      readonly refusal: 'PRD-SCHED-HORIZON' | 'PRD-SCHED-STATE';
    };
  };
  readonly '/v1/schedules/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: ScheduleState };
  };
  readonly '/v1/schedules/{id}/commands': {
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
  readonly '/v1/schedules/{id}/events': {
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
  readonly '/v1/schedules/{id}/stop': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: StopSchedule;
      readonly answer: Done;
      readonly refusal: 'PRD-SCHED-STATE';
    };
  };
  readonly '/v1/schedules/{id}/adopt': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AdoptSchedule;
      readonly answer: Done;
      readonly refusal: 'PRD-SCHED-INFEASIBLE' | 'PRD-SCHED-STALE' | 'PRD-SCHED-STATE';
    };
  };
};
