/** `gemba kpi`: the catalogue, and how one figure came about. */
import { ask } from '../company/ask.http.js';
import type { Company } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { said } from '../output/said.js';
import { tableOf } from '../output/table.js';

type Part = {
  readonly value: string;
  readonly parts: readonly { readonly measure: string; readonly value: string; readonly facts: number }[];
};

type Explained = {
  readonly kpi: string;
  readonly name: string;
  readonly formula: string;
  readonly formulaVersion: number;
  readonly earlier: readonly {
    readonly formula: string;
    readonly formulaVersion: number;
    readonly validTo: string;
    readonly value: string | null;
  }[];
  readonly owner: string;
  readonly unit: string;
  readonly value: string | null;
  readonly recomputed: string | null;
  readonly equal: boolean;
  readonly numerator: Part;
  readonly denominator: Part | null;
  readonly target: string | null;
  readonly targetSource: string | null;
};

type Listed = {
  readonly id: string;
  readonly name: string;
  readonly formula: string;
  readonly unit: string;
  readonly owner: string;
  readonly group: string;
};

const service = 'projection';

export type Scope = {
  readonly site?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly currency?: string | undefined;
};

export const listKpis = async (company: Company): Promise<Said> => {
  const { data } = await ask<{ data: readonly Listed[] }>(company, { service, path: '/v1/kpis' });
  const rows = data.map(({ id, name, group, unit, owner, formula }) => ({
    id,
    name,
    group,
    unit,
    owner,
    formula,
  }));
  return said(data, tableOf(rows));
};

const partRows = (side: string, part: Part | null) =>
  (part?.parts ?? []).map(({ measure, value, facts }) => ({ side, measure, value, facts }));

const quotientOf = ({ numerator, denominator }: Explained): string =>
  denominator ? `${numerator.value} ÷ ${denominator.value}` : numerator.value;

const textOf = (it: Explained): string => {
  const lines = [
    `${it.name} (${it.kpi}), formula version ${String(it.formulaVersion)}, owner ${it.owner}`,
    `  ${it.formula}`,
    `  = ${quotientOf(it)} = ${it.value ?? 'nothing to divide by'} ${it.unit}`,
    `  recomputed from the facts: ${it.recomputed ?? '–'} (${it.equal ? 'the same' : 'NOT THE SAME'})`,
    ...it.earlier.map(
      ({ formulaVersion, validTo, formula, value }) =>
        `  by version ${String(formulaVersion)}, until ${validTo}: ${formula} = ${value ?? '–'}`,
    ),
    `  target: ${it.target === null ? 'none' : `${it.target} (${it.targetSource ?? ''})`}`,
  ];
  const rows = [...partRows('numerator', it.numerator), ...partRows('denominator', it.denominator)];
  return `${lines.join('\n')}\n\n${tableOf(rows)}`;
};

/** Not well when the figure shown is not what its facts give. */
export const explainKpi = async (company: Company, id: string, scope: Scope): Promise<Said> => {
  const { site, from, to, currency } = scope;
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries({ site, from, to, currency }))
    if (value !== undefined) given.set(name, value);
  const path = `/v1/kpi-values/${encodeURIComponent(id)}/explain?${String(given)}`;
  const explained = await ask<Explained>(company, { service, path });
  return said(explained, textOf(explained), explained.equal);
};
