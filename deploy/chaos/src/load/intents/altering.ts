/** Changes the body of a command a little, so that the same key says something else. */

type Body = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TEXTS = ['reason', 'carrier', 'receivedBy', 'cause', 'evidence', 'text', 'name', 'demand'] as const;

const inText = (body: Body): Body | null => {
  const field = TEXTS.find((name) => typeof body[name] === 'string');
  return field ? { ...body, [field]: `${String(body[field])} Altered` } : null;
};

const more = (quantity: Body): Body => ({ ...quantity, value: String(Number(quantity.value) + 1) });

const inQuantity = (body: Body): Body | null =>
  isRecord(body.quantity) ? { ...body, quantity: more(body.quantity) } : null;

const inLines = (body: Body): Body | null => {
  const [first, ...others] = Array.isArray(body.lines) ? (body.lines as readonly unknown[]) : [];
  if (!isRecord(first) || !isRecord(first.quantity)) return null;
  return { ...body, lines: [{ ...first, quantity: more(first.quantity) }, ...others] };
};

const inReference = (body: Body): Body | null =>
  typeof body.reference === 'string' ? { ...body, reference: `${body.reference}-altered` } : null;

const inReport = (body: Body): Body | null =>
  isRecord(body.epcisBody) ? { ...body, creationDate: '2026-01-01T00:00:00Z' } : null;

/** Another body that is as well-formed; null where nothing in it can be changed. */
export const altered = (body: object): object | null => {
  const given = body as Body;
  return inText(given) ?? inQuantity(given) ?? inLines(given) ?? inReference(given) ?? inReport(given);
};
