/** What is printed when everything runs: one address, and who can sign in there. */
import { personas } from '../issuer/personas.js';

export type Announcement = {
  readonly dashboard: string;
  readonly issuer: string;
  readonly state: string;
  readonly passwords: Readonly<Record<string, string>>;
  readonly clients: Readonly<Record<string, string>>;
};

export function announcement({ dashboard, issuer, state, passwords, clients }: Announcement): string {
  const people = personas.map(({ id, name, title }) => [name, title, passwords[id] ?? ''] as const);
  return [
    '',
    `  Gemba is running: ${dashboard}`,
    '',
    ...inColumns([['Sign in as', '', 'password'], ...people]),
    '',
    '  A warehouse system gets its token by client credentials:',
    `    ${issuer}/token   client "warehouse"   secret ${clients.warehouse ?? ''}`,
    '',
    `  Logs are in ${state}/logs. Ctrl-C stops everything; the data stays.`,
    '',
  ].join('\n');
}

function inColumns(rows: readonly (readonly [name: string, title: string, password: string])[]): string[] {
  const widthOf = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length)) + 2;
  const [names, titles] = [widthOf(0), widthOf(1)];
  return rows.map(([name, title, password]) => `    ${name.padEnd(names)}${title.padEnd(titles)}${password}`);
}
