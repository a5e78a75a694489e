/** Answers to queries as EPCIS 2.0 has them: an EPCISQueryDocument in JSON-LD. */

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

type Asked = { readonly queryName: string; readonly subscriptionID?: string };

/** @param at when it was answered, RFC 3339. */
export const queryDocument = (
  events: readonly object[],
  at: string,
  asked: Asked = { queryName: 'SimpleEventQuery' },
): object => ({
  '@context': [CONTEXT],
  type: 'EPCISQueryDocument',
  schemaVersion: '2.0',
  creationDate: at,
  epcisBody: {
    queryResults: { ...asked, resultsBody: { eventList: events } },
  },
});

/** The `Link` header to the next page of the same question. */
export const nextLink = (
  path: string,
  asked: Readonly<Record<string, string | readonly string[]>>,
  token: string,
): string => {
  const kept = Object.entries(asked).filter(([name]) => name !== 'nextPageToken');
  const params = new URLSearchParams(
    kept.flatMap(([name, given]) => [given].flat().map((value) => [name, value] as [string, string])),
  );
  params.set('nextPageToken', token);
  return `<${path}?${params.toString()}>; rel="next"`;
};
