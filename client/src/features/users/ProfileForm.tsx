import type { MyProfile } from '@leaven/shared/users/profile.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { LinkButton, SubmitButton } from '../../ui/Button';
import { ErrorState } from '../../ui/ErrorState';
import { Form } from '../../ui/Form';
import { CheckField, TextArea, TextField } from '../../ui/fields';
import { RowsSkeleton } from '../../ui/Skeleton';
import { useMyProfile, useSetMyProfile } from './profiles';

/** What I show of myself beside my name and department. */
export function ProfileForm() {
  const { t } = useTranslation('people');
  const { data, error, refetch } = useMyProfile();
  if (data) return <Fields profile={data} />;
  if (!error) return <RowsSkeleton />;
  return <ErrorState title={t('form.failed')} error={error} onRetry={() => void refetch()} />;
}

function Fields({ profile }: { profile: MyProfile }) {
  const { t } = useTranslation('people');
  const { id } = useMe();
  const [about, setAbout] = useState(profile.about);
  const [link, setLink] = useState(profile.link ?? '');
  const [showSkills, setShowSkills] = useState(profile.showSkills);
  const save = useSetMyProfile();
  const submit = () => {
    if (save.isPending) return;
    save.mutate(
      { about, link: link.trim() || null, showSkills },
      { onSuccess: () => toast(t('form.saved')) },
    );
  };
  return (
    <Form label={t('form.title')} error={save.error} onSubmit={submit}>
      <p className="muted">{t('form.lead')}</p>
      <TextArea
        name="about"
        label={t('form.about')}
        hint={t('form.aboutHint')}
        optional
        rows={3}
        maxLength={500}
        value={about}
        onChange={({ target }) => setAbout(target.value)}
      />
      <TextField
        name="link"
        type="url"
        label={t('form.link')}
        hint={t('form.linkHint')}
        optional
        maxLength={500}
        value={link}
        onChange={({ target }) => setLink(target.value)}
      />
      <CheckField
        label={t('form.showSkills')}
        checked={showSkills}
        onChange={({ target }) => setShowSkills(target.checked)}
      />
      <div className="row wrap">
        <SubmitButton busy={save.isPending}>{t('form.save')}</SubmitButton>
        <LinkButton kind="quiet" to={`/people/${id}`}>
          {t('form.see')}
        </LinkButton>
      </div>
    </Form>
  );
}
