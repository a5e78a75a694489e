/** What services have is what is so now: who looks at a past moment is told, and given nothing to do. */
import { useScope } from '../../api/use-scope.js';
import { t } from '../../language/language.js';
import css from './nouns.module.css';

export function useIsPast(): boolean {
  const { at, knownAt } = useScope();
  return at !== undefined || knownAt !== undefined;
}

export function PastNote() {
  return useIsPast() ? (
    <p className={css.past} role="note">
      {t('desk.onlyNow')}
    </p>
  ) : null;
}
