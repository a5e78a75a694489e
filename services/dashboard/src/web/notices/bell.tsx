/** How much newly waits for the reader, told as soon as it does; it leads to what it is. */
import { useEffect, useRef, useState } from 'react';
import { NavLink } from 'react-router';
import { labelOf } from '../desk/api/schema.js';
import { countText } from '../format/measure.js';
import { t } from '../language/language.js';
import { Icon } from '../parts/icons.jsx';
import { type Notice, useNotices } from './api.js';
import css from './notices.module.css';

/** The newest that was not there when the reader came, in words for who cannot see the sign. */
function useNews(data: readonly Notice[] | undefined): string {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [news, setNews] = useState('');
  useEffect(() => {
    if (!data) return;
    const fresh = data.find(({ id, read }) => !read && known.current?.has(id) === false);
    if (fresh) setNews(t('notices.news', { kind: labelOf(fresh.kind), id: fresh.subject }));
    known.current = new Set(data.map(({ id }) => id));
  }, [data]);
  return news;
}

export function Bell({
  to,
  className,
  onGo,
}: {
  to: string;
  className: string;
  onGo?: (() => void) | undefined;
}) {
  const { data } = useNotices();
  const unread = data?.unread ?? 0;
  const news = useNews(data?.data);
  return (
    <>
      <NavLink to={to} className={className} {...(onGo ? { onClick: onGo } : {})}>
        <Icon name="bell" />
        {t('notices.title')}
        {unread > 0 && (
          <span className={css.count} aria-label={t('notices.unread', { count: unread })} role="text">
            {countText(unread)}
          </span>
        )}
      </NavLink>
      <span role="status" className="sr-only">
        {news}
      </span>
    </>
  );
}
