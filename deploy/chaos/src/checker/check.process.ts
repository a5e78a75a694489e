/**
 * The independent checker: reads stores, topics, consumers, views and answers, and decides every
 * invariant.
 */
import type { Target } from '../load/client/target.js';
import { CHECKS } from './checks/all.js';
import type { Finding } from './model/finding.js';
import { findingsOf } from './model/finding.js';
import { caseOf } from './model/case.js';
import { rebuild, voiceOf } from './reading/answers.http.js';
import { connected, readSnapshot } from './reading/snapshot.process.js';
import { fingerprints } from './reading/views.sql.js';

/** Ask when all is quiet; no findings means that every promise was kept. */
export const check = async (target: Target, historyFile: string): Promise<Finding[]> => {
  const snapshot = await readSnapshot(target, historyFile);
  return findingsOf(CHECKS, caseOf(snapshot));
};

const NAME = 'rebuild-same-as-live';

/**
 * Has all views built anew from Kafka, and compares them by its own fingerprints as well as by those of
 * the company.
 */
export const rebuildAndCompare = async (target: Target): Promise<Finding[]> => {
  const url = target.databaseUrls.projection;
  const before = await connected(url, fingerprints);
  const { state, report } = await rebuild(await voiceOf(target));
  const after = await connected(url, fingerprints);
  const differing = Object.keys(before).filter((table) => before[table] !== after[table]);
  const isSame = report?.live !== undefined && report.live.hash === report.rebuilt?.hash;
  const findings: Finding[] = [];
  if (state !== 'live' || !isSame)
    findings.push({ check: NAME, what: `The rebuild ended ${state} and not as it was.`, evidence: report });
  if (differing.length > 0)
    findings.push({
      check: NAME,
      what: `After the rebuild ${differing.join(', ')} differ.`,
      evidence: { before, after },
    });
  return findings;
};
