/** Counts per site and skill how many people hold it on a day and how many of them are there. */
import type { Row } from '../../api/contract.js';

type Certificate = { readonly skill: string; readonly validFrom: string; readonly validTo: string };
/** Both days count; `to` is null while nobody knows the last one. */
type Away = { readonly from: string; readonly to: string | null };

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

const within = (today: string, from: unknown, to: unknown): boolean =>
  (typeof from !== 'string' || from <= today) && (typeof to !== 'string' || today <= to);

function skillsOn(person: Row, today: string): string[] {
  return listOf<Certificate>(person.certificates)
    .filter(({ validFrom, validTo }) => within(today, validFrom, validTo))
    .map(({ skill }) => skill);
}

function isAbsent(person: Row, today: string): boolean {
  return listOf<Away>(person.away).some(({ from, to }) => within(today, from, to));
}

const isEmployed = (person: Row, today: string): boolean => within(today, person.start, person.lastDay);

/** `present / qualified` per site, as numbers. */
export function coverOf(
  people: Row[],
  of: { skill: string; site: string; today: string },
): [there: number, all: number] {
  const { skill, site, today } = of;
  const able = people.filter(
    (person) => person.site === site && isEmployed(person, today) && skillsOn(person, today).includes(skill),
  );
  return [able.filter((person) => !isAbsent(person, today)).length, able.length];
}

/** All skills that somebody has or had, in order: one that nobody holds any more is not covered. */
export function skillsIn(people: Row[]): string[] {
  return [
    ...new Set(
      people.flatMap(({ certificates }) => listOf<Certificate>(certificates)).map(({ skill }) => skill),
    ),
  ].toSorted();
}
