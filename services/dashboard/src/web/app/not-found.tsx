/** An address that leads nowhere says so and shows the way back. */
import { Link } from 'react-router';
import { Empty } from '../parts/states.jsx';
import { t } from '../language/language.js';

export function NotFound() {
  return (
    <>
      <h1 className="sr-only">{t('shell.notFound')}</h1>
      <Empty title={t('shell.thereIsNoScreenAt')}>
        <Link to="/">{t('shell.goToTheKpiWall')}</Link>
      </Empty>
    </>
  );
}
