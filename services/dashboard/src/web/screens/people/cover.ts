/** Counts per site and skill how many people have it and how many of them are there. */
import type { Row } from '../../api/contract.js';

type SkillEntry = string | { skill?: string; id?: string; expires?: string; validTo?: string };

function skillName(entry: SkillEntry): string {
  return typeof entry === 'string' ? entry : (entry.skill ?? entry.id ?? '');
}

function skillsOf(person: Row): string[] {
  const skills = person.skills;
  return Array.isArray(skills) ? (skills as SkillEntry[]).map(skillName) : [];
}

/** Absent as long as the end of the absence has not come. */
function isAbsent(person: Row, today: string): boolean {
  const until = person.absentUntil;
  return typeof until === 'string' && until >= today;
}

/** `present / qualified` per site, as numbers. */
export function coverOf(
  people: Row[],
  of: { skill: string; site: string; today: string },
): [there: number, all: number] {
  const able = people.filter((person) => person.site === of.site && skillsOf(person).includes(of.skill));
  return [able.filter((person) => !isAbsent(person, of.today)).length, able.length];
}

/** All skills that somebody has, in order. */
export function skillsIn(people: Row[]): string[] {
  return [...new Set(people.flatMap(skillsOf))].toSorted();
}
