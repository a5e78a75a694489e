/** What a part of the screen shows when it has nothing, waits, or was refused. */
import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refused } from '@gemba/client/problem';
import { Icon } from './icons.jsx';
import { called, t } from '../language/language.js';
import css from './parts.module.css';

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.emptyTitle}>{title}</p>
      {children && <p className={css.emptyText}>{children}</p>}
    </div>
  );
}

export function Loading({ height = 160, label = t('parts.loading') }: { height?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton height={height} radius="md" />
    </div>
  );
}

function readable(error: unknown): { title: string; detail: string; code?: string; traceId?: string } {
  if (error instanceof Refused) return { ...error.problem, detail: error.problem.detail ?? '' };
  if (error instanceof TypeError) {
    return {
      title: t('parts.noConnection'),
      detail: t('parts.theDashboardCouldNotBe'),
    };
  }
  return {
    title: t('parts.somethingWentWrong'),
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** What a code means in the language of the reader; the words of the rule itself are English. */
const meant = (code: string | undefined): string | null => {
  const said = code === undefined ? undefined : called(code);
  return said === undefined || said === code ? null : said;
};

/** A refusal in the service's words, with the number by which its log line is found. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, detail, code, traceId } = readable(error);
  return (
    <div className={css.failure} role="alert">
      <Icon name="bad" />
      <div>
        <p className={css.failureTitle}>{meant(code) ?? title}</p>
        {detail && <p className={css.failureText}>{detail}</p>}
        {(code ?? traceId) && (
          <p className={css.failureCode}>
            {code}{' '}
            {traceId && (
              <>
                {t('parts.trace')} {traceId}
              </>
            )}
          </p>
        )}
        {retry && (
          <Button size="compact-sm" variant="default" mt={8} onClick={retry}>
            {t('parts.tryAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}

type Asked<T> = { data: T | undefined; error: unknown; isPlaceholderData: boolean; refetch: () => unknown };

/**
 * Shows the answer to a question, or why there is none yet. An old answer stays, marked, when asking again
 * fails.
 */
export function Answer<T>(props: { of: Asked<T>; height?: number; children: (data: T) => ReactNode }) {
  const { of, height, children } = props;
  const retry = () => void of.refetch();
  if (of.data === undefined) {
    return of.error ? (
      <Failure error={of.error} retry={retry} />
    ) : (
      <Loading {...(height ? { height } : {})} />
    );
  }
  return (
    <div className={css.answer} data-old={of.isPlaceholderData || undefined}>
      {of.error !== null && of.error !== undefined && <Failure error={of.error} retry={retry} />}
      {children(of.data)}
    </div>
  );
}
