/** All rows of the bench, in the order of the table. */
import type { Row } from './measure/row.js';
import { appendRows } from './write/append.sql.js';

export const rows: readonly Row[] = [...appendRows];
