import { type Mention, sayMention } from '@leaven/shared/mentions';
import { useTranslation } from 'react-i18next';
import { Link } from '../../lib/router';

/** A colleague or an idea that a text names. */
export function MentionLink({ mention }: { mention: Mention }) {
  const { t } = useTranslation('ui');
  const { kind, id, label } = mention;
  if (label === '') return <span className="muted">{t(`mention.gone.${kind}`)}</span>;
  return (
    <Link href={kind === 'idea' ? `/ideas/${id}` : `/people/${id}`}>{sayMention(mention)}</Link>
  );
}
