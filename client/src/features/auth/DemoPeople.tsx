import type { SignInOptions } from '@leaven/shared/auth/auth.schemas';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../lib/problem';
import { Avatar } from '../../ui/Avatar';
import { Banner } from '../../ui/Banner';
import { Icon } from '../../ui/Icon';
import styles from './auth.module.css';
import { useSignIn } from './queries';

/** The demo's people, one click each. */
export function DemoPeople({
  demo,
  onSignedIn,
}: {
  demo: NonNullable<SignInOptions['demo']>;
  onSignedIn: () => void;
}) {
  const { t } = useTranslation('auth');
  const headingId = useId();
  const signIn = useSignIn();
  return (
    <section className={styles.demo} aria-labelledby={headingId}>
      <h2 className="h3" id={headingId}>
        {t('demo.title')}
      </h2>
      <p className="sm muted">{t('demo.text')}</p>
      {signIn.error && (
        <Banner tone="red" role="alert">
          {problemText(signIn.error)}
        </Banner>
      )}
      <ul>
        {demo.people.map(({ name, email, role }) => (
          <li key={email}>
            <button
              type="button"
              className={styles.person}
              aria-busy={signIn.isPending && signIn.variables.email === email}
              onClick={() =>
                signIn.mutate({ email, password: demo.password }, { onSuccess: onSignedIn })
              }
            >
              <Avatar person={{ id: email, name }} size={40} />
              <span className="grow">
                <b>{name}</b>
                <span className="sm muted">{t(`demo.${role}`)}</span>
              </span>
              <Icon of={IconChevronRight} size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
