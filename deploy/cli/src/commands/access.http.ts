/** `gemba token` and `gemba urls`: what a person needs to talk to the services by hand. */
import type { Company } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { Complaint, said } from '../output/said.js';
import { tableOf } from '../output/table.js';

const PERSONA = 'persona-';

/** A system of somebody else, with a secret of its own. */
const WAREHOUSE = 'warehouse';

const personasOf = ({ run }: Company): string[] =>
  Object.keys(run?.clients ?? {})
    .filter((client) => client.startsWith(PERSONA))
    .map((client) => client.slice(PERSONA.length));

/** An access token for `curl`: of the warehouse system, or of a persona of the demo company. */
export const tokenOf = async (company: Company, persona: string): Promise<Said> => {
  const known = [...personasOf(company), WAREHOUSE];
  if (company.run && !known.includes(persona))
    throw new Complaint(`There is no persona ${persona}; there are: ${known.join(', ')}.`);
  const token = await company.token(persona === WAREHOUSE ? WAREHOUSE : `${PERSONA}${persona}`);
  return said({ persona, token }, token);
};

export const listUrls = ({ urls, issuer, dashboard, run }: Company): Said => {
  const all = { ...urls, dashboard, issuer };
  const rows = Object.entries(all).map(([name, url]) => ({
    name,
    url,
    documentation: name === 'dashboard' || name === 'issuer' ? null : `${url}/docs`,
  }));
  const engines = run ? `\n\nKafka  ${run.kafka.brokers.join(', ')}` : '';
  return said({ urls: all, brokers: run?.kafka.brokers ?? [] }, `${tableOf(rows)}${engines}`);
};
