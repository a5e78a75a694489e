/** The people of a site: what they do, which skills they hold, and what an hour of theirs costs. */
import type { Site } from './sites.js';

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly position: string;
  readonly costCentre: string;
  readonly hourlyCost: { readonly amount: string; readonly currency: string };
  readonly skills: readonly string[];
  /** Which of the shifts of the site the person works. */
  readonly shift: number;
};

type Job = {
  readonly position: string;
  readonly costCentre: string;
  readonly skills: readonly string[];
  readonly cost: Readonly<Record<Site['currency'], string>>;
};

const worker = { costCentre: 'PRODUCTION', cost: { EUR: '31.00', PLN: '92.00' } };
const office = { skills: [], cost: { EUR: '44.00', PLN: '118.00' } };

const jobs: readonly Job[] = [
  { ...worker, position: 'Machinist', skills: ['turning', 'balancing'] },
  { ...worker, position: 'Assembler', skills: ['assembly'] },
  { ...worker, position: 'Test engineer', skills: ['testing', 'assembly'] },
  { ...worker, position: 'Painter', skills: ['painting'] },
  { ...worker, position: 'Machinist', skills: ['turning'] },
  { ...worker, position: 'Assembler', skills: ['assembly', 'painting'] },
  { ...worker, position: 'Balancing specialist', skills: ['balancing', 'testing'] },
  { ...worker, position: 'Assembler', skills: ['assembly', 'testing'] },
  { ...office, position: 'Warehouse clerk', costCentre: 'WAREHOUSE' },
  { ...office, position: 'Quality engineer', costCentre: 'QUALITY' },
  { ...worker, position: 'All-rounder', skills: ['turning', 'balancing', 'assembly', 'painting', 'testing'] },
  { ...office, position: 'Production planner', costCentre: 'PLANNING' },
];

const first = {
  lyon: [
    'Camille',
    'Hugo',
    'Léa',
    'Nathan',
    'Manon',
    'Jules',
    'Chloé',
    'Louis',
    'Inès',
    'Adam',
    'Zoé',
    'Paul',
  ],
  porto: ['João', 'Ana', 'Tiago', 'Marta', 'Rita', 'Luís', 'Sofia', 'Pedro', 'Joana', 'Nuno', 'Clara', 'Rui'],
  gdansk: ['Jan', 'Anna', 'Piotr', 'Ewa', 'Marek', 'Zofia', 'Adam', 'Kasia', 'Paweł', 'Ola', 'Tomek', 'Iga'],
} as const;
const last = {
  lyon: ['Martin', 'Bernard', 'Petit', 'Durand', 'Leroy'],
  porto: ['Silva', 'Costa', 'Pinto', 'Moreira', 'Ramos'],
  gdansk: ['Kowalska', 'Wójcik', 'Zieliński', 'Mazur', 'Dąbrowska'],
} as const;

/** Both companies have 24 people: Lyon and Porto twelve each, Gdańsk all of its own. */
const headcount = { lyon: 12, porto: 12, gdansk: 24 } as const;

const personOf = (site: Site, index: number): Person => {
  const job = jobs[index % jobs.length];
  if (!job) throw new Error('There is no job to do.');
  const { position, costCentre, skills, cost } = job;
  const names = first[site.id];
  const families = last[site.id];
  return {
    id: `${site.code}-P${String(index + 1).padStart(2, '0')}`,
    name: `${names[index % names.length] ?? ''} ${families[(index * 3 + Math.trunc(index / 12)) % 5] ?? ''}`,
    site: site.id,
    ...{ position, costCentre, skills },
    hourlyCost: { amount: cost[site.currency], currency: site.currency },
    shift: Math.trunc(index / 4) % site.shifts.length,
  };
};

export const peopleOf = (site: Site): readonly Person[] =>
  Array.from({ length: headcount[site.id] }, (_, index) => personOf(site, index));
