/** What is answered about a capture: the job of EPCIS 2.0 (section 12.6), and what became of every event. */
import { IsObject, IsWords, Says } from '@gemba/contracts/answering';
import { EPCIS_MATCHES } from '@gemba/contracts/events/supply-chain/epcis';
import { IsFlag, IsInstant, IsListOf, IsOneOf, IsWhole, Optional } from '@gemba/contracts/fields';
import { BEHAVIOURS } from './capture/job.js';
import type { Behaviour } from './capture/job.js';

export const OUTCOMES = ['captured', 'duplicate', 'conflict', 'refused', 'invalid', 'held back'] as const;
const EFFECT_KINDS = ['received', 'refused'] as const;

export class CaptureEffect {
  @Says('Goods were received, or that was refused.') @IsOneOf(EFFECT_KINDS) readonly kind!: string;
  @Says('The event of the supply chain that says so.') @IsWords() readonly eventId!: string;
  @Says('Its stream.', 'purchase-order-PO-4711') @IsWords() readonly stream!: string;
  @Says('What it says, as the documents of the events have it.')
  @IsObject()
  readonly data!: Readonly<Record<string, unknown>>;
}

export class CapturedEvent {
  @Says('Its place in the list of events of the document, from 0.') @IsWhole() readonly index!: number;
  @Says('As it was sent; the hash id of CBV 2.0 where it had none.', 'urn:uuid:4bf92f35-77b3-4da6')
  @Optional()
  @IsWords()
  readonly eventID?: string;
  @Says(
    'What became of it: `refused` is right as a document and against what is known here, `held back` is ' +
      'right and was kept out by another event of its document.',
  )
  @IsOneOf(OUTCOMES)
  readonly outcome!: (typeof OUTCOMES)[number];
  @Says('Whether all items and places that it names are known; what is unmatched moves nothing.')
  @Optional()
  @IsOneOf(EPCIS_MATCHES)
  readonly match?: (typeof EPCIS_MATCHES)[number];
  @Says('What is not known, or why it was not captured.', 'The item 4012345 123456 is not known.')
  @Optional()
  @IsWords()
  readonly because?: string;
  @Says('The code of its refusal.', 'SCM-EPCIS-SITE') @Optional() @IsWords() readonly code?: string;
  @Says('What came of it afterwards.')
  @IsListOf(() => CaptureEffect)
  readonly effects!: readonly CaptureEffect[];
}

/** An exception of EPCIS 2.0, section 12.7, with its place in the document. */
export class CaptureError {
  @Says('As EPCIS names it.', 'epcisException:ValidationException') @IsWords() readonly type!: string;
  @Says('In words.', 'The event is not as EPCIS 2.0 has it') @IsWords() readonly title!: string;
  @Says('The status of HTTP that it would have alone.') @IsWhole() readonly status!: number;
  @Says('What is wrong, for programs.', 'SCM-EPCIS-INVALID') @IsWords() readonly code!: string;
  @Says('Where, as a JSON Pointer.', '/epcisBody/eventList/1/action') @IsWords() readonly pointer!: string;
  @Says('What is wrong, for people.', 'must be ADD, OBSERVE or DELETE') @IsWords() readonly detail!: string;
}

export class CaptureJobAnswer {
  @Says('By which it is asked for.', '0198c5b2-7c1e-7d2a-9f00-3b1c5f3a9e10')
  @IsWords()
  readonly captureID!: string;
  @Says('When the document came.') @IsInstant() readonly createdAt!: string;
  @Says('When the last event was dealt with; absent while it runs.')
  @Optional()
  @IsInstant()
  readonly finishedAt?: string;
  @Says('Whether events are still to be dealt with.') @IsFlag() readonly running!: boolean;
  @Says('Finished without an error.') @IsFlag() readonly success!: boolean;
  @Says('Whether one wrong event keeps the others out.')
  @IsOneOf(BEHAVIOURS)
  readonly captureErrorBehaviour!: Behaviour;
  @Says('All that is wrong with the document.')
  @IsListOf(() => CaptureError, { max: 100_000 })
  readonly errors!: readonly CaptureError[];
  @Says('Who sent it.', 'warehouse-lyon') @IsWords() readonly sender!: string;
  @Says('What became of each event.')
  @IsListOf(() => CapturedEvent, { max: 100_000 })
  readonly events!: readonly CapturedEvent[];
}
