/** Lets in whoever is signed in; everybody else meets the sign-in screen. */
import { Button, Loader } from '@mantine/core';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type Client, clientOf } from '@gemba/client/client.http';
import { Failure } from '../parts/states.jsx';
import { Mark } from './mark.jsx';
import { openSession, type Session } from './session.http.js';
import { t } from '../language/language.js';
import css from './gate.module.css';

const SessionContext = createContext<{ session: Session; client: Client } | null>(null);

/** The session and the client of the person who is signed in. */
export function useSession(): { session: Session; client: Client } {
  const found = use(SessionContext);
  if (!found) throw new Error('useSession is used outside of the Gate.');
  return found;
}

/** Whether the reader looks at the company as a whole. */
export function useRunsAll(): boolean {
  return useSession().session.person?.roles.includes('coo') ?? false;
}

function SignIn({ session }: { session: Session }) {
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const start = () => {
    setLeaving(true);
    session.signIn(location.pathname + location.search).catch((error: unknown) => {
      setLeaving(false);
      setFailure(error);
    });
  };
  return (
    <main className={css.page}>
      <div className={css.card}>
        <Mark size={40} />
        <h1 className={css.title}>Gemba</h1>
        <p className={css.text}>{t('session.howEverySiteOfThe')}</p>
        {failure !== null && <Failure error={failure} />}
        <Button size="md" fullWidth onClick={start} loading={leaving} autoFocus>
          {t('session.signIn')}
        </Button>
        <p className={css.small}>{t('session.youSignInAtYour')}</p>
      </div>
    </main>
  );
}

function Waiting() {
  return (
    <main className={css.page}>
      <Loader aria-label={t('session.openingGemba')} />
    </main>
  );
}

/** Every service is asked through the dashboard's own door. */
const urlOf = (service: string) => `/api/${service}`;

/** Opens the session once; shows sign-in, a failure, or what is inside. */
export function Gate({ children }: { children: ReactNode }) {
  const [session, setSession] = useState<Session | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    openSession().then(setSession, setFailure);
  }, []);
  const inside = useMemo(
    () => session && { session, client: clientOf({ urlOf, token: session.token }) },
    [session],
  );
  if (failure !== null) {
    return (
      <main className={css.page}>
        <div className={css.card}>
          <Failure error={failure} retry={() => location.assign('/')} />
        </div>
      </main>
    );
  }
  if (!inside) return <Waiting />;
  if (!inside.session.person) return <SignIn session={inside.session} />;
  return <SessionContext value={inside}>{children}</SessionContext>;
}
