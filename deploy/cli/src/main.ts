/** The program `gemba`: codes are 0 all is well, 1 something is not, 2 it could not be told. */
import { Complaint } from './output/said.js';
import { programWith, usual } from './program.js';

try {
  await programWith(usual).parseAsync();
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
