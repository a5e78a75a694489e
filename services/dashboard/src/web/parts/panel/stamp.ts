/** Names the site, the dates and the moment of what is exported, so that a file says what it holds. */
import { useScope } from '../../api/use-scope.js';

export function useStamp(): string {
  const { site, from, to, at, knownAt } = useScope();
  const moment = [at && `at ${at}`, knownAt && `known ${knownAt}`].filter(Boolean).join(' ');
  return `${site ?? 'group'} ${from} ${to}${moment ? ` ${moment}` : ''}`;
}
