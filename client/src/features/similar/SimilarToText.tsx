import type { SimilarIdea } from '@leaven/shared/similar/similar.schemas';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../lib/announce';
import { layDraft } from '../../lib/drafts';
import { newId } from '../../lib/newId';
import { useNavigate } from '../../lib/router';
import { useMe } from '../../lib/session';
import { offerUndo } from '../../lib/toasts';
import { Button } from '../../ui/Button';
import { writeForm, writeHash } from '../comments/WriteComment';
import { begun, typed } from '../ideas/drafting/desk';
import { useDesk } from '../ideas/drafting/useDesk';
import type { IdeaText } from '../ideas/ideaDraft';
import { useSimilarToText, useSupportInstead } from './queries';
import { SimilarRow } from './SimilarRow';
import styles from './similar.module.css';
import { asComment } from './typed';

const typingPause = 250;

/** What is like the idea that is being written, below its form: it grows there and moves nothing in it. */
export function SimilarToText({ text }: { text: IdeaText }) {
  const { t } = useTranslation('similar');
  const [title] = useDebouncedValue(text.title.trim(), typingPause);
  const [body] = useDebouncedValue(text.body.trim(), typingPause);
  const { data } = useSimilarToText(title, body, title !== '');
  const items = data?.items ?? [];
  useSaid(items.length);
  if (items.length === 0) return null;
  return (
    <section className={styles.beside} aria-label={t('title')}>
      <h2 className="h3">{t('found', { count: items.length })}</h2>
      <p className="sm muted">{t('hint')}</p>
      <ul className={styles.list}>
        {items.map((idea) => (
          <SimilarRow key={idea.id} idea={idea}>
            <Instead idea={idea} text={text} />
          </SimilarRow>
        ))}
      </ul>
    </section>
  );
}

/** Says how many there are, once for each number: who listens is busy typing. */
function useSaid(count: number): void {
  const { t } = useTranslation('similar');
  const said = useRef(0);
  useEffect(() => {
    if (count > 0 && count !== said.current) announce(t('found', { count }));
    said.current = count;
  }, [count, t]);
}

/** The way to another's idea: a vote and the news of it, then the text that was typed. */
function Instead({ idea, text }: { idea: SimilarIdea; text: IdeaText }) {
  const { t } = useTranslation('similar');
  const me = useMe();
  const navigate = useNavigate();
  const { update } = useDesk();
  const support = useSupportInstead(idea);

  const carry = () => {
    const form = writeForm(idea.id);
    let before: string | undefined;
    let carried = '';
    layDraft<string>(me.id, form, (there) => {
      before = there;
      carried = asComment(there ?? '', text);
      return carried;
    });
    update((desk) => typed(desk, { title: '', body: '', categoryId: '' }));
    navigate(`/ideas/${idea.id}${writeHash}`);
    offerUndo({
      message: t('carried', { title: idea.title }),
      onUndo: () => {
        // Whatever stands in the form by then stays a draft.
        update((desk) => typed(begun(desk, newId(), Date.now()), text));
        // What was written on since then stays where it is.
        layDraft<string>(me.id, form, (there) => (there === carried ? before : there));
      },
    });
  };

  if (idea.mine) return <span className="sm muted">{t('yours')}</span>;
  const already = idea.myVote === 1;
  if (!support.isSuccess && !already)
    return (
      <Button
        size="sm"
        kind="tint"
        className={styles.instead}
        busy={support.isPending}
        onClick={() => support.mutate()}
      >
        {t(idea.abilities.vote ? 'support' : 'follow')}
      </Button>
    );
  return (
    <div className={styles.done} role="status">
      <span>
        {t(!support.isSuccess ? 'already' : support.data ? 'supported' : 'followed')}{' '}
        {t('carryHint')}
      </span>
      <Button size="sm" onClick={carry}>
        {t('carry')}
      </Button>
    </div>
  );
}
