/** Figures of the test company, each the sum of facts that can be listed one by one. */
import { definitions, type Definition } from './catalogue.js';
import { chance } from './chance.js';

export const siteIds = ['lyon', 'porto', 'gdansk'];
export type Question = { site: string | undefined; from: string; to: string };
export type Fact = {
  site: string;
  day: string;
  part: 'numerator' | 'denominator';
  value: number;
  live?: string;
};

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 62;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** What the company knows; live events are added while it runs. */
export type Company = { today: string; live: (Fact & { kpi: string })[] };

export function definitionOf(id: string): Definition | undefined {
  return definitions.find((one) => one.id === id);
}

function days(company: Company, question: Question, stock: boolean): string[] {
  const start = addDays(company.today, -HISTORY_DAYS);
  const from = stock || question.from < start ? start : question.from;
  const end = question.to > addDays(company.today, 1) ? addDays(company.today, 1) : question.to;
  const found: string[] = [];
  for (let day = from; day < end; day = addDays(day, 1)) found.push(day);
  return found;
}

/** The facts of a figure in the order of their days; the live ones last. */
export function factsOf(company: Company, kpi: Definition, question: Question): Fact[] {
  const sites = siteIds.filter((site) => !question.site || question.site === site);
  const places = days(company, question, kpi.stock ?? false).flatMap((day) =>
    sites.map((site) => ({ site, day })),
  );
  const planned = places.flatMap((of): Fact[] => {
    const top: Fact = { ...of, part: 'numerator', value: kpi.numerator(of) };
    return kpi.denominator ? [top, { ...of, part: 'denominator', value: kpi.denominator(of) }] : [top];
  });
  const here = (fact: Fact) =>
    sites.includes(fact.site) && fact.day < question.to && (kpi.stock === true || fact.day >= question.from);
  return [...planned, ...company.live.filter((fact) => fact.kpi === kpi.id && here(fact))];
}

export function sum(facts: Fact[], part: Fact['part']): number {
  return facts.filter((fact) => fact.part === part).reduce((total, { value }) => total + value, 0);
}

const opening: Record<string, number> = { 'open-nc': 14, 'inventory-value': 1_280_000 };

/** Value, numerator and denominator; null when nothing is known. */
export function compute(company: Company, kpi: Definition, question: Question) {
  const facts = factsOf(company, kpi, question);
  if (facts.length === 0) return { facts, value: null, numerator: '0', denominator: null };
  const top = sum(facts, 'numerator') + (kpi.stock ? (opening[kpi.id] ?? 0) : 0);
  if (!kpi.denominator) return { facts, value: String(top), numerator: String(top), denominator: null };
  const bottom = sum(facts, 'denominator');
  const value = bottom === 0 ? null : (top / bottom).toFixed(6);
  return { facts, value, numerator: String(top), denominator: String(bottom) };
}

function statusOf(kpi: Definition, value: string | null): string {
  if (kpi.target === null || value === null) return 'none';
  const gap = (Number(value) - Number(kpi.target)) / Number(kpi.target);
  const good = kpi.direction === 'down' ? -gap : gap;
  if (good >= 0) return 'good';
  return good > -0.03 ? 'warning' : 'bad';
}

function shifted(question: Question, periods: number): Question {
  const length = (Date.parse(question.to) - Date.parse(question.from)) / DAY_MS;
  return {
    ...question,
    from: addDays(question.from, -length * periods),
    to: addDays(question.to, -length * periods),
  };
}

/** The target of a site is a part of that of the group where amounts add up. */
function targetOf(kpi: Definition, question: Question): string | null {
  const adds = kpi.unit === 'money' || kpi.id === 'open-nc';
  if (kpi.target === null || !adds || !question.site) return kpi.target;
  return String(Math.round(Number(kpi.target) / siteIds.length));
}

function lastEventOf(facts: Fact[], kpi: string): string | null {
  if (facts.length === 0) return null;
  const age = Math.round(chance(kpi) * 900_000);
  return facts.findLast(({ live }) => live)?.live ?? new Date(Date.now() - age).toISOString();
}

export function kpiValue(company: Company, original: Definition, question: Question) {
  const kpi = { ...original, target: targetOf(original, question) };
  const { facts, ...now } = compute(company, kpi, question);
  const series = Array.from({ length: 13 }, (_, index) => shifted(question, 12 - index)).map((one) => {
    return { from: one.from, to: one.to, value: compute(company, kpi, one).value };
  });
  return {
    kpi: kpi.id,
    ...now,
    unit: kpi.unit,
    currency: kpi.unit === 'money' ? 'EUR' : null,
    target: kpi.target,
    targetSource: kpi.target && 'policy KPI-2026, version 3',
    status: statusOf(kpi, now.value),
    previous: series[11]?.value ?? null,
    series,
    factCount: facts.length,
    lastEventAt: lastEventOf(facts, kpi.id),
  };
}
