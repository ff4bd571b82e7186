import { IconDoorExit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../features/auth/auth.module.css';
import { DemoPeople } from '../features/auth/DemoPeople';
import { safeNext } from '../features/auth/next';
import { useSignInOptions } from '../features/auth/queries';
import { SignInForm } from '../features/auth/SignInForm';
import { SignUpForm } from '../features/auth/SignUpForm';
import { Welcome } from '../features/auth/Welcome';
import { useDocumentTitle } from '../lib/documentTitle';
import { useNavigate, useSearchParams } from '../lib/router';
import { meQuery } from '../lib/session';
import { Banner } from '../ui/Banner';

/**
 * The way in. `?next=` says where to go on, `?ended` that a session came to its end by itself.
 */
export default function SignInPage() {
  const { t } = useTranslation('auth');
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const options = useSignInOptions().data;
  const [signingUp, setSigningUp] = useState(false);
  const title = t(signingUp ? 'signUp.title' : 'signIn.title');
  useDocumentTitle(title);
  const next = safeNext(params.get('next'), location.origin);
  const enter = () => navigate(next, { replace: true });
  // Somebody who is signed in has no business here. The answer is on its way since the first moment.
  const isSignedIn = useQuery({ ...meQuery, enabled: false }).isSuccess;
  useEffect(() => {
    if (isSignedIn) navigate(next, { replace: true });
  }, [isSignedIn, navigate, next]);

  return (
    <div className={styles.page}>
      <Welcome company={options?.companyName} />
      <main className={styles.door} id="main">
        <div className={styles.box}>
          <h1 className="h2">{title}</h1>
          {params.has('ended') && (
            <Banner tone="grey" icon={IconDoorExit} role="status">
              {t('signIn.ended')}
            </Banner>
          )}
          {signingUp && options ? (
            <SignUpForm domains={options.signUp.domains} onSignedIn={enter} />
          ) : (
            <SignInForm onSignedIn={enter} />
          )}
          {options?.signUp.open && (
            <p className={`sm muted ${styles.other}`}>
              {t(signingUp ? 'signUp.back' : 'signUp.offer')}
              <button type="button" className="link" onClick={() => setSigningUp(!signingUp)}>
                {t(signingUp ? 'signUp.backAction' : 'signUp.offerAction')}
              </button>
            </p>
          )}
          {options?.demo && <DemoPeople demo={options.demo} onSignedIn={enter} />}
        </div>
      </main>
    </div>
  );
}
