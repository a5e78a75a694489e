/** The entry that ESLint and editors look for; the rules themselves are in deploy/checks/lint.mjs. */
import { lintRules } from './deploy/checks/lint.mjs';

export default lintRules(import.meta.dirname);
