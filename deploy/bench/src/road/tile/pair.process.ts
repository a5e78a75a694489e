/** The supply chain and the projection as in production, for somebody who may receive at many sites. */
import { openGround } from '../../ground/database.sql.js';
import type { Opening } from '../../http/department.process.js';
import { openDepartment } from '../../http/department.process.js';
import type { Bench } from '../../measure/row.js';

export type Pair = {
  readonly supplyChain: number;
  readonly projection: number;
  readonly token: string;
  readonly pids: Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
};

export const openPair = async (bench: Bench, opening: Opening): Promise<Pair> => {
  const department = await openDepartment(bench, opening);
  const { token, startBeside, processes } = department;
  const ground = await openGround(bench.databaseUrl, 2);
  const projection = await startBeside('projection', ground);
  const [supplyChain] = processes;
  const stop = async (): Promise<void> => {
    await projection.stop();
    await ground.close();
    await department.stop();
  };
  const pids = { service: supplyChain?.pid ?? 0, projection: projection.pid };
  return { supplyChain: supplyChain?.port ?? 0, projection: projection.port, token, pids, stop };
};
