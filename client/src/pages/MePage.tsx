import {
  IconBell,
  IconClipboardCheck,
  IconNotes,
  IconSeedling,
  IconSettings,
  IconShieldCheck,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SkillsForm } from '../features/asks/SkillsForm';
import { ExportLink } from '../features/auth/ExportLink';
import { PasswordForm } from '../features/auth/PasswordForm';
import { SignOut } from '../features/auth/SignOut';
import { AwayForm } from '../features/clock/AwayForm';
import { DemoSection } from '../features/demo/DemoSection';
import { useReviewCount } from '../features/feed/reviewQueue';
import { useKnownCount } from '../features/moderation/count';
import { DeleteMyAccount } from '../features/users/DeleteMyAccount';
import { ProfileForm } from '../features/users/ProfileForm';
import { setColorScheme, useColorScheme } from '../lib/colorScheme';
import { useMe } from '../lib/session';
import { setShortcutsEnabled, useShortcutsEnabled } from '../lib/shortcuts';
import { LinkButton } from '../ui/Button';
import { Count } from '../ui/Count';
import { CheckField } from '../ui/fields';
import { Facts, Middle, PageHead, Section } from '../ui/Page';
import { Segmented } from '../ui/Segmented';
import { Sheet } from '../ui/Sheet';
import styles from './MePage.module.css';

/**
 * Who I am here, how this device behaves, and the way out. On phones also the way to the pages for which
 * the bar has no place.
 */
export default function MePage() {
  const { t } = useTranslation([
    'auth',
    'clock',
    'app',
    'asks',
    'contributions',
    'drafts',
    'leaving',
    'notifications',
    'people',
  ]);
  const me = useMe();
  const { choice } = useColorScheme();
  const shortcuts = useShortcutsEnabled();
  const waiting = {
    review: useReviewCount(me.abilities.review),
    moderation: useKnownCount(),
  };
  return (
    <Middle>
      <PageHead title={me.name} lead={t('me.lead', { company: me.companyName })} />
      <Sheet pad>
        <Facts
          items={[
            { label: t('me.email'), value: me.email },
            { label: t('me.role'), value: t(`role.${me.role}`) },
            ...(me.department ? [{ label: t('me.department'), value: me.department }] : []),
          ]}
        />
      </Sheet>
      {(me.abilities.review || me.abilities.moderate || me.abilities.administer) && (
        <nav className={`only-phone row wrap ${styles.more}`} aria-label={t('me.more')}>
          {me.abilities.review && (
            <LinkButton to="/review" icon={IconClipboardCheck}>
              {t('app:nav.review')}
              <Count value={waiting.review} label={t('app:waiting')} />
            </LinkButton>
          )}
          {me.abilities.moderate && (
            <LinkButton to="/moderation" icon={IconShieldCheck}>
              {t('app:nav.moderation')}
              <Count value={waiting.moderation} label={t('app:waiting')} />
            </LinkButton>
          )}
          {me.abilities.administer && (
            <LinkButton to="/admin" icon={IconSettings}>
              {t('app:nav.admin')}
            </LinkButton>
          )}
        </nav>
      )}
      <p className={`row wrap ${styles.drafts}`}>
        <LinkButton to="/me/contributions" icon={IconSeedling}>
          {t('contributions:link')}
        </LinkButton>
        <LinkButton to="/drafts" icon={IconNotes}>
          {t('drafts:page.me')}
        </LinkButton>
        <LinkButton to="/me/notifications" icon={IconBell}>
          {t('notifications:settingsLink')}
        </LinkButton>
      </p>
      {me.abilities.review && (
        <Section title={t('clock:away.title')}>
          <Sheet pad>
            <AwayForm />
          </Sheet>
        </Section>
      )}
      <Section title={t('people:form.title')} id="profile">
        <Sheet pad>
          <ProfileForm />
        </Sheet>
      </Section>
      <Section title={t('asks:skills.title')}>
        <Sheet pad>
          <SkillsForm />
        </Sheet>
      </Section>
      <Section title={t('device.title')}>
        <div className="stack">
          <div className="row wrap">
            <span aria-hidden="true">{t('device.scheme')}</span>
            <Segmented
              label={t('device.scheme')}
              value={choice}
              options={[
                { value: 'light', label: t('device.light') },
                { value: 'dark', label: t('device.dark') },
                { value: 'system', label: t('device.system') },
              ]}
              onChange={setColorScheme}
            />
          </div>
          <CheckField
            label={t('device.shortcuts')}
            checked={shortcuts}
            onChange={(event) => setShortcutsEnabled(event.target.checked)}
          />
        </div>
      </Section>
      <Section title={t('password.title')}>
        <Sheet pad>
          <PasswordForm />
        </Sheet>
      </Section>
      <Section title={t('export.title')}>
        <div className="stack">
          <p className="muted">{t('export.text')}</p>
          <div>
            <ExportLink />
          </div>
        </div>
      </Section>
      <Section title={t('leaving:title')}>
        <div className="stack">
          <p className="muted">{t('leaving:text')}</p>
          <div>
            <DeleteMyAccount />
          </div>
        </div>
      </Section>
      {me.demo && <DemoSection />}
      <Section title={t('signOut.title')}>
        <div className="stack">
          <p className="muted">{t('signOut.text')}</p>
          <SignOut />
        </div>
      </Section>
    </Middle>
  );
}
