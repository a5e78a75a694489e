/** What is asked of production about equipment; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type EquipmentState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly name: string;
  readonly workCenter: string;
  readonly path: string;
  readonly state:
    'producing' | 'setup' | 'idle' | 'blocked' | 'starved' | 'downUnplanned' | 'downPlanned' | 'off';
  readonly planned: readonly { readonly date: string; readonly planned: string }[];
  readonly stops: readonly {
    readonly from: string;
    readonly to?: string;
    readonly state:
      'producing' | 'setup' | 'idle' | 'blocked' | 'starved' | 'downUnplanned' | 'downPlanned' | 'off';
    readonly reason?: string;
  }[];
  readonly setupTimes?: {
    readonly defaultSetup: string;
    readonly sameFamilySetup: string;
    readonly changeovers: readonly { readonly from: string; readonly to: string; readonly setup: string }[];
  };
};

type RegisterEquipment = {
  readonly id?: string;
  readonly name: string;
  readonly site: string;
  readonly workCenter: string;
  readonly path: string;
};

type PlanBusyTime = { readonly date: string; readonly planned: string };

type DefineSetupTimes = {
  readonly defaultSetup: string;
  readonly sameFamilySetup: string;
  readonly changeovers: readonly { readonly from: string; readonly to: string; readonly setup: string }[];
};

type ChangeEquipmentState = {
  readonly to:
    'producing' | 'setup' | 'idle' | 'blocked' | 'starved' | 'downUnplanned' | 'downPlanned' | 'off';
  readonly reason?: string;
};

type GiveStopReason = { readonly stop?: string; readonly reason: string };

type CorrectStopReason = { readonly stop?: string; readonly reason: string; readonly because: string };

type FitSensor = { readonly device: string };

type RemoveSensor = { readonly device: string };

type RecordReading = { readonly reading: string; readonly value: string; readonly unit: string };

export type Equipment = {
  readonly '/v1/equipment': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[state]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly EquipmentState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: RegisterEquipment;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-PATH' | 'PRD-EQP-STATE';
    };
  };
  readonly '/v1/equipment/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: EquipmentState };
  };
  readonly '/v1/equipment/{id}/commands': {
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
  readonly '/v1/equipment/{id}/events': {
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
  readonly '/v1/equipment/{id}/plan-busy-time': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: PlanBusyTime;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-DATE' | 'PRD-EQP-DAY' | 'PRD-EQP-STATE';
    };
  };
  readonly '/v1/equipment/{id}/define-setup-times': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: DefineSetupTimes;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-SETUP' | 'PRD-EQP-STATE';
    };
  };
  readonly '/v1/equipment/{id}/change-equipment-state': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: ChangeEquipmentState;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-EQP-LOSS'
        | 'PRD-EQP-REASON'
        | 'PRD-EQP-STATE'
        | 'PRD-EQP-TIME'
        | 'PRD-EQP-TRANSITION'
        | 'PRD-OP-UNSAFE';
    };
  };
  readonly '/v1/equipment/{id}/give-stop-reason': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: GiveStopReason;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-GIVEN' | 'PRD-EQP-LOSS' | 'PRD-EQP-REASON' | 'PRD-EQP-STOP' | 'PRD-EQP-TIME';
    };
  };
  readonly '/v1/equipment/{id}/correct-stop-reason': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: CorrectStopReason;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-LOSS' | 'PRD-EQP-REASON' | 'PRD-EQP-STOP' | 'PRD-EQP-TIME';
    };
  };
  readonly '/v1/equipment/{id}/fit-sensor': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: FitSensor;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-SENSOR' | 'PRD-EQP-STATE';
    };
  };
  readonly '/v1/equipment/{id}/remove-sensor': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RemoveSensor;
      readonly answer: Done;
    };
  };
  readonly '/v1/equipment/{id}/record-reading': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: RecordReading;
      readonly answer: Done;
      readonly refusal: 'PRD-EQP-STATE';
    };
  };
};
