/** What is asked of supply-chain about epcis; written by "npm run docs". */
type CaptureJobAnswer = {
  readonly captureID: string;
  readonly createdAt: string;
  readonly finishedAt?: string;
  readonly running: boolean;
  readonly success: boolean;
  readonly captureErrorBehaviour: 'rollback' | 'proceed';
  readonly errors: readonly CaptureError[];
  readonly sender: string;
  readonly events: readonly CapturedEvent[];
};

type CaptureError = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
};

type CapturedEvent = {
  readonly index: number;
  readonly eventID?: string;
  readonly outcome: 'captured' | 'duplicate' | 'conflict' | 'refused' | 'invalid' | 'held back';
  readonly match?: 'matched' | 'unmatched';
  readonly because?: string;
  readonly code?: string;
  readonly effects: readonly CaptureEffect[];
};

type CaptureEffect = {
  readonly kind: 'received' | 'refused';
  readonly eventId: string;
  readonly stream: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type Epcis = {
  readonly '/epcis/capture': {
    readonly post: {
      readonly answer: CaptureJobAnswer;
      readonly refusal: 'SCM-EPCIS-HEADER' | 'SCM-EPCIS-INVALID' | 'SCM-EPCIS-VERSION';
    };
    readonly get: {
      readonly query?: { readonly perPage?: number | undefined; readonly nextPageToken?: string | undefined };
      readonly answer: readonly {
        readonly captureID: string;
        readonly createdAt: string;
        readonly finishedAt?: string;
        readonly running: boolean;
        readonly success: boolean;
        readonly captureErrorBehaviour: 'rollback' | 'proceed';
        readonly errors: readonly {
          readonly type: string;
          readonly title: string;
          readonly status: number;
          readonly code: string;
          readonly pointer: string;
          readonly detail: string;
        }[];
        readonly sender: string;
        readonly events: readonly {
          readonly index: number;
          readonly eventID?: string;
          readonly outcome: 'captured' | 'duplicate' | 'conflict' | 'refused' | 'invalid' | 'held back';
          readonly match?: 'matched' | 'unmatched';
          readonly because?: string;
          readonly code?: string;
          readonly effects: readonly {
            readonly kind: 'received' | 'refused';
            readonly eventId: string;
            readonly stream: string;
            readonly data: Readonly<Record<string, unknown>>;
          }[];
        }[];
      }[];
      readonly refusal: 'SCM-EPCIS-HEADER' | 'SCM-EPCIS-VERSION';
    };
  };
  readonly '/epcis/capture/{id}': {
    readonly get: {
      readonly path: { readonly id: string };
      readonly answer: CaptureJobAnswer;
      readonly refusal: 'SCM-EPCIS-HEADER' | 'SCM-EPCIS-VERSION';
    };
  };
  readonly '/epcis/events': {
    readonly post: {
      readonly answer: CaptureJobAnswer;
      readonly refusal:
        | 'SCM-EPCIS-AGGREGATION'
        | 'SCM-EPCIS-CONFLICT'
        | 'SCM-EPCIS-EFFECT'
        | 'SCM-EPCIS-HEADER'
        | 'SCM-EPCIS-INVALID'
        | 'SCM-EPCIS-SITE'
        | 'SCM-EPCIS-VERSION';
    };
    readonly get: {
      readonly query?: {
        readonly eventType?: string | undefined;
        readonly orderBy?: 'eventTime' | 'recordTime' | undefined;
        readonly orderDirection?: 'ASC' | 'DESC' | undefined;
        readonly perPage?: number | undefined;
        readonly eventCountLimit?: number | undefined;
        readonly maxEventCount?: number | undefined;
        readonly nextPageToken?: string | undefined;
        readonly EQ_action?: string | undefined;
        readonly EQ_eventID?: string | undefined;
        readonly EQ_bizStep?: string | undefined;
        readonly EQ_disposition?: string | undefined;
        readonly EQ_persistentDisposition_set?: string | undefined;
        readonly EQ_persistentDisposition_unset?: string | undefined;
        readonly EQ_readPoint?: string | undefined;
        readonly EQ_bizLocation?: string | undefined;
        readonly EQ_transformationID?: string | undefined;
        readonly EQ_errorReason?: string | undefined;
        readonly EQ_correctiveEventID?: string | undefined;
        readonly EQ_quantity?: string | undefined;
        readonly EQ_type?: string | undefined;
        readonly EQ_deviceID?: string | undefined;
        readonly EQ_dataProcessingMethod?: string | undefined;
        readonly EQ_microorganism?: string | undefined;
        readonly EQ_chemicalSubstance?: string | undefined;
        readonly EQ_bizRules?: string | undefined;
        readonly EQ_stringValue?: string | undefined;
        readonly EQ_booleanValue?: string | undefined;
        readonly EQ_hexBinaryValue?: string | undefined;
        readonly EQ_uriValue?: string | undefined;
        readonly EXISTS_errorDeclaration?: string | undefined;
        readonly EXISTS_sensorElementList?: string | undefined;
        readonly MATCH_epc?: string | undefined;
        readonly MATCH_parentID?: string | undefined;
        readonly MATCH_inputEPC?: string | undefined;
        readonly MATCH_outputEPC?: string | undefined;
        readonly MATCH_anyEPC?: string | undefined;
        readonly MATCH_epcClass?: string | undefined;
        readonly MATCH_inputEPCClass?: string | undefined;
        readonly MATCH_outputEPCClass?: string | undefined;
        readonly MATCH_anyEPCClass?: string | undefined;
        readonly WD_readPoint?: string | undefined;
        readonly WD_bizLocation?: string | undefined;
        readonly GT_eventTime?: string | undefined;
        readonly GT_recordTime?: string | undefined;
        readonly GT_time?: string | undefined;
        readonly GT_startTime?: string | undefined;
        readonly GT_endTime?: string | undefined;
        readonly GT_errorDeclarationTime?: string | undefined;
        readonly GT_quantity?: string | undefined;
        readonly GT_percRank?: string | undefined;
        readonly GE_eventTime?: string | undefined;
        readonly GE_recordTime?: string | undefined;
        readonly GE_time?: string | undefined;
        readonly GE_startTime?: string | undefined;
        readonly GE_endTime?: string | undefined;
        readonly GE_errorDeclarationTime?: string | undefined;
        readonly GE_quantity?: string | undefined;
        readonly GE_percRank?: string | undefined;
        readonly LT_eventTime?: string | undefined;
        readonly LT_recordTime?: string | undefined;
        readonly LT_time?: string | undefined;
        readonly LT_startTime?: string | undefined;
        readonly LT_endTime?: string | undefined;
        readonly LT_errorDeclarationTime?: string | undefined;
        readonly LT_quantity?: string | undefined;
        readonly LT_percRank?: string | undefined;
        readonly LE_eventTime?: string | undefined;
        readonly LE_recordTime?: string | undefined;
        readonly LE_time?: string | undefined;
        readonly LE_startTime?: string | undefined;
        readonly LE_endTime?: string | undefined;
        readonly LE_errorDeclarationTime?: string | undefined;
        readonly LE_quantity?: string | undefined;
        readonly LE_percRank?: string | undefined;
        readonly others?: Readonly<Record<string, string>> | undefined;
      };
      readonly answer: Readonly<Record<string, unknown>>;
      readonly refusal: 'SCM-EPCIS-HEADER' | 'SCM-EPCIS-INVALID' | 'SCM-EPCIS-MANY' | 'SCM-EPCIS-VERSION';
    };
  };
  readonly '/epcis/events/{eventID}': {
    readonly get: {
      readonly path: { readonly eventID: string };
      readonly answer: Readonly<Record<string, unknown>>;
      readonly refusal: 'SCM-EPCIS-HEADER' | 'SCM-EPCIS-VERSION';
    };
  };
};
