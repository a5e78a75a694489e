/** The field that names a figure of the catalogue, which is shown by the name that the catalogue gives it. */
import { field } from './fields.js';
import { FIGURES } from './figures.js';

const known: readonly unknown[] = FIGURES;

/** The id of a figure, for example `otif`. */
export const IsFigure = (): PropertyDecorator =>
  field(
    { type: 'string', enum: FIGURES, 'x-figure': true },
    {
      name: 'isFigure',
      says: 'must be a figure of the catalogue: GET /v1/kpis lists them',
      holds: (value) => known.includes(value),
    },
  );
