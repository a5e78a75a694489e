/** What is asked of production about demand-forecast; written by "npm run docs". */
import type { Done, Event } from '../shapes/shared.js';

type DemandForecastState = {
  readonly id: string;
  readonly version: number;
  readonly site: string | null;
  readonly position?: number;
  readonly item: string;
  readonly status: 'proposed' | 'adopted' | 'withdrawn';
  readonly period: 'week' | 'month';
  readonly method?: 'naive' | 'moving-average' | 'simple-smoothing' | 'holt' | 'holt-winters' | 'by-hand';
  readonly inForce: readonly {
    readonly from: string;
    readonly to: string;
    readonly quantity: { readonly value: string; readonly unit: string };
    readonly statistical?: { readonly value: string; readonly unit: string };
    readonly overriddenBecause?: string;
  }[];
  readonly proposal?: {
    readonly period: 'week' | 'month';
    readonly asOf: string;
    readonly method: 'naive' | 'moving-average' | 'simple-smoothing' | 'holt' | 'holt-winters' | 'by-hand';
    readonly parameters?: {
      readonly window?: number;
      readonly alpha?: string;
      readonly beta?: string;
      readonly gamma?: string;
    };
    readonly history: number;
    readonly heldOut: number;
    readonly scale: string;
    readonly compared: readonly {
      readonly method: 'naive' | 'moving-average' | 'simple-smoothing' | 'holt' | 'holt-winters' | 'by-hand';
      readonly mase?: string;
      readonly meanAbsoluteError: string;
      readonly bias: string;
    }[];
    readonly values: readonly {
      readonly from: string;
      readonly to: string;
      readonly quantity: { readonly value: string; readonly unit: string };
    }[];
  };
  readonly accuracy: {
    readonly periods: number;
    readonly meanAbsoluteError: string;
    readonly bias: string;
    readonly trackingSignal?: string;
    readonly mase?: string;
  };
  readonly measured: readonly {
    readonly from: string;
    readonly to: string;
    readonly forecast: { readonly value: string; readonly unit: string };
    readonly actual: { readonly value: string; readonly unit: string };
    readonly error: string;
  }[];
};

type ForecastDemand = {
  readonly site: string;
  readonly item: string;
  readonly period: 'week' | 'month';
  readonly periods?: number;
  readonly method?: 'naive' | 'moving-average' | 'simple-smoothing' | 'holt' | 'holt-winters' | 'by-hand';
  readonly season?: number;
  readonly quantity?: { readonly value: string; readonly unit: string };
};

type AdoptDemandForecast = Readonly<Record<never, never>>;

type OverrideDemandForecast = {
  readonly on: string;
  readonly quantity: { readonly value: string; readonly unit: string };
  readonly reason: string;
};

type LiftDemandForecastOverride = { readonly on: string };

type WithdrawDemandForecast = { readonly reason: string };

export type DemandForecast = {
  readonly '/v1/demand-forecasts': {
    readonly get: {
      readonly query?: {
        readonly limit?: number | undefined;
        readonly cursor?: string | undefined;
        readonly 'filter[site]'?: string | undefined;
        readonly 'filter[item]'?: string | undefined;
        readonly 'filter[status]'?: string | undefined;
        readonly 'filter[period]'?: string | undefined;
        readonly 'filter[method]'?: string | undefined;
      };
      readonly answer: {
        readonly data: readonly DemandForecastState[];
        readonly hasMore: boolean;
        readonly nextCursor?: string | null;
      };
    };
    readonly post: {
      readonly body: ForecastDemand;
      readonly answer: Done;
      readonly refusal:
        | 'PRD-FORECAST-HISTORY'
        | 'PRD-FORECAST-METHOD'
        | 'PRD-ITEM-UNKNOWN'
        | 'PRD-QTY-WHOLE'
        | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/demand-forecasts/{id}': {
    readonly get: { readonly path: { readonly id: string }; readonly answer: DemandForecastState };
  };
  readonly '/v1/demand-forecasts/{id}/commands': {
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
  readonly '/v1/demand-forecasts/{id}/events': {
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
  readonly '/v1/demand-forecasts/{id}/adopt': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: AdoptDemandForecast;
      readonly answer: Done;
      readonly refusal: 'PRD-FORECAST-STATE';
    };
  };
  readonly '/v1/demand-forecasts/{id}/override': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: OverrideDemandForecast;
      readonly answer: Done;
      readonly refusal: 'PRD-FORECAST-PERIOD' | 'PRD-FORECAST-STATE' | 'PRD-QTY-WHOLE' | 'PRD-UOM-DIMENSION';
    };
  };
  readonly '/v1/demand-forecasts/{id}/lift-demand-forecast-override': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: LiftDemandForecastOverride;
      readonly answer: Done;
      readonly refusal: 'PRD-FORECAST-PERIOD' | 'PRD-FORECAST-STATE';
    };
  };
  readonly '/v1/demand-forecasts/{id}/withdraw': {
    readonly post: {
      readonly path: { readonly id: string };
      readonly body: WithdrawDemandForecast;
      readonly answer: Done;
    };
  };
};
