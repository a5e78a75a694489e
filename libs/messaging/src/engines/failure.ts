/** Tells a broken machine, which is waited for, from an event that cannot be applied, which is parked. */

/** Thrown by whoever knows that the machine is at fault and not the event. */
export class InfrastructureError extends Error {
  override readonly name = 'InfrastructureError';
}

/**
 * SQLSTATE classes and codes that say nothing about the event: connection, resources, operator intervention,
 * system and internal errors; serialization, deadlock, lock and statement timeouts; a database that is not
 * there; and `GM`, which our own log raises when a newer build has taken it over.
 * https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
const BROKEN_SQL_STATE = /^(08|53|57|58|XX|GM)...$|^(40001|40P01|55P03|25P03|25P04|3D000)$/;
const BROKEN_SOCKET =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENETUNREACH|ENETDOWN|EMFILE|ENFILE|UND_ERR_\w+)$/;
/** pg reports these without any code. */
const BROKEN_CLIENT = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
  'Cannot use a pool after',
];

/** True if waiting may help: the error, or what caused it, comes from a database, broker or network. */
export function isInfrastructure(error: unknown): boolean {
  for (const link of chain(error)) if (isBroken(link)) return true;
  return false;
}

/** SQLSTATE `invalid_catalog_name`: the server answers, and does not have the database that was asked for. */
export function isMissingDatabase(error: unknown): boolean {
  return chain(error).some(({ code }) => code === '3D000');
}

type Link = { name?: unknown; code?: unknown; message?: unknown; cause?: unknown; driverError?: unknown };

/** The error and its causes; `driverError` is how TypeORM calls a cause. The bound breaks cycles. */
function chain(error: unknown): Link[] {
  const links: Link[] = [];
  let next = error;
  while (typeof next === 'object' && next !== null && links.length < 8) {
    const link = next as Link;
    links.push(link);
    next = link.driverError ?? link.cause;
  }
  return links;
}

/** An event of a newer program is no bad event: it waits for that program, which is being rolled out. */
const OURS: readonly unknown[] = ['InfrastructureError', 'NewerVersion'];

function isBroken({ name, code, message }: Link): boolean {
  if (OURS.includes(name) || (typeof name === 'string' && name.startsWith('KafkaJS'))) return true;
  if (typeof code === 'string') return BROKEN_SQL_STATE.test(code) || BROKEN_SOCKET.test(code);
  return typeof message === 'string' && BROKEN_CLIENT.some((start) => message.startsWith(start));
}

/** One line for people; a thrown value need not be an Error. */
export function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
