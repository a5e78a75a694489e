/** The program `gemba`: codes are 0 all is well, 1 something is not, 2 it could not be told. */
import { CommanderError } from 'commander';
import { Complaint } from './output/said.js';
import { programWith, usual } from './program.js';

/** `fetch` says why in its cause. */
const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}, ${error.cause.message}` : error.message;
};

try {
  await programWith(usual).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // It has said so itself; help and version are no failure.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    console.error(error instanceof Complaint ? error.message : `gemba could not go on: ${textOf(error)}`);
    process.exitCode = 2;
  }
}
