/** Jest for a mutation run: the pure suite of the package whose rules are changed. */
import jest from '../../jest.config.mjs';

const [pure] = jest.projects;

export default {
  ...pure,
  rootDir: process.cwd(),
  displayName: undefined,
  roots: [`<rootDir>/${process.env.MUTANTS_OF}`],
};
