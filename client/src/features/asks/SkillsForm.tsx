import { type AskKind, skillKinds } from '@leaven/shared/askKinds';
import { MOST_TAGS, type Skills } from '@leaven/shared/users/skills.schemas';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/session';
import { toast } from '../../lib/toasts';
import { LinkButton, SubmitButton } from '../../ui/Button';
import { Form } from '../../ui/Form';
import { CheckField, TextField } from '../../ui/fields';
import styles from './asks.module.css';
import { useSetSkills } from './queries';

const tagsIn = (text: string): string[] =>
  text
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);

/** What I can help others with; the feed finds what needs it. */
export function SkillsForm() {
  const { t } = useTranslation('asks');
  const { skills } = useMe();
  const [kinds, setKinds] = useState(skills.kinds);
  const [tags, setTags] = useState(skills.tags.join(', '));
  const save = useSetSkills();
  const typed = tagsIn(tags);
  const problem =
    typed.length > MOST_TAGS
      ? t('skills.tooMany')
      : typed.some((tag) => tag.length > 40)
        ? t('skills.tooLong')
        : undefined;
  const toggle = (kind: Exclude<AskKind, 'other'>, on: boolean) =>
    setKinds(skillKinds.filter((one) => (one === kind ? on : kinds.includes(one))));
  const submit = () => {
    if (problem || save.isPending) return;
    save.mutate({ kinds, tags: typed } satisfies Skills, {
      onSuccess: () => toast(t('skills.saved')),
    });
  };
  return (
    <Form label={t('skills.title')} error={save.error} onSubmit={submit}>
      <p className="muted">{t('skills.lead')}</p>
      <fieldset className={styles.kinds}>
        <legend className="sr">{t('skills.kinds')}</legend>
        {skillKinds.map((kind) => (
          <CheckField
            key={kind}
            label={t(`skills.can.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={({ target }) => toggle(kind, target.checked)}
          />
        ))}
      </fieldset>
      <TextField
        name="tags"
        label={t('skills.tags')}
        hint={t('skills.tagsHint')}
        optional
        problem={problem}
        value={tags}
        onChange={({ target }) => setTags(target.value)}
      />
      <div className="row wrap">
        <SubmitButton busy={save.isPending}>{t('skills.save')}</SubmitButton>
        {skills.kinds.length + skills.tags.length > 0 && (
          <LinkButton kind="quiet" to="/?help=true">
            {t('skills.find')}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
