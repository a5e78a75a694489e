/** A bare event is taken as the only one of a document. */
import type { EpcisDocument } from './check.js';

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/**
 * The document says when it was made by the time of its event, so that the same event gives the same
 * document.
 */
export const documentAround = (event: Readonly<Record<string, unknown>>): EpcisDocument => ({
  '@context': event['@context'] ?? CONTEXT,
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: event.eventTime,
  epcisBody: { eventList: [event] },
});
