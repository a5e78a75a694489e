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
  const people = personas.map(({ id, name, title }) => row(name, title, passwords[id] ?? ''));
  return [
    '',
    `  Gemba is running: ${dashboard}`,
    '',
    row('Sign in as', '', 'password'),
    ...people,
    '',
    '  A warehouse system gets its token by client credentials:',
    `    ${issuer}/token   client "warehouse"   secret ${clients.warehouse ?? ''}`,
    '',
    `  Logs are in ${state}/logs. Ctrl-C stops everything; the data stays.`,
    '',
  ].join('\n');
}

function row(name: string, title: string, password: string): string {
  return `    ${name.padEnd(22)}${title.padEnd(24)}${password}`;
}
