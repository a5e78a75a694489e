/** `gemba doctor`: looks at the machine and at the company, and says the fix of whatever is wrong. */
import type { Company } from '../company/company.http.js';
import type { Said } from '../output/said.js';
import { said } from '../output/said.js';
import { tableOf } from '../output/table.js';
import { companyFindings } from './company.http.js';
import { well } from './finding.js';
import { machineFindings } from './machine.process.js';

/** `company` is null while none runs; then only the machine is looked at. */
export const doctor = async (state: string, company: Company | null): Promise<Said> => {
  const running = company ? await companyFindings(company) : [well('company', 'does not run: "npm start"')];
  const findings = [...(await machineFindings(state, company !== null)), ...running];
  const rows = findings.map(({ check, ok, says, fix }) => ({ check, '': ok ? 'ok' : 'WRONG', says, fix }));
  return said(
    findings,
    tableOf(rows),
    findings.every(({ ok }) => ok),
  );
};
