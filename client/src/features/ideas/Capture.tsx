import { OfflineError } from '@leaven/shared/http/call';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { useComposeRequest } from '../../lib/compose';
import { loadWords } from '../../lib/i18n';
import { fieldProblems } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { Avatar } from '../../ui/Avatar';
import { SubmitButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Kbd } from '../../ui/Kbd';
import type { DraftFiles } from '../attachments/draftFiles';
import { CategoryPicker } from '../categories/CategoryPicker';
import { Guidance } from '../categories/Guidance';
import { useCategories } from '../categories/queries';
import { Beneficiary } from './Beneficiary';
import styles from './Capture.module.css';
import { DraftConflict } from './drafting/DraftConflict';
import { DraftsLink } from './drafting/DraftsLink';
import { textOf } from './drafting/desk';
import { Outbox } from './drafting/Outbox';
import { usePostDraft } from './drafting/posting';
import { useCurrentDraft } from './drafting/useDesk';
import { GrowingText } from './GrowingText';
import { type IdeaText, isBlank, limits, problemsOf, useUsualCategory } from './ideaDraft';
import { NotPosted } from './NotPosted';

const WaitingFiles = lazy(async () => {
  const [code] = await Promise.all([
    import('../attachments/WaitingFiles'),
    loadWords('attachments'),
  ]);
  return code;
});

/**
 * Two fields for an idea. In the feed it is one line until somebody turns to it; what is typed is kept
 * on the device at every stroke and goes only when the idea is posted.
 */
export function Capture({
  alwaysOpen = false,
  onPosted,
  onQueued = () => {},
  below,
}: {
  /** On its own page there is nothing to fold up for. */
  alwaysOpen?: boolean;
  onPosted: (idea: IdeaView) => void;
  /** Without a connection: it waits in the outbox of this device. */
  onQueued?: () => void;
  /** What stands below while somebody writes. */
  below?: (text: IdeaText) => ReactNode;
}) {
  const { t } = useTranslation(['ideas', 'drafts']);
  const me = useMe();
  const { draft, set, kept } = useCurrentDraft();
  const categories = useCategories().data ?? [];
  const { usual, remember } = useUsualCategory(categories);
  const form = useRef<HTMLFormElement>(null);
  const titleField = useRef<HTMLTextAreaElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  const [focused, setFocused] = useState(false);
  /** Somebody has turned to it since the page was opened: a draft from before stays one line till then. */
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState(false);
  const files = useRef<DraftFiles>(null);
  const [fileCount, setFileCount] = useState(0);
  const [isGathering, setGathering] = useState(false);
  const problemId = useId();

  /** Folds the form up, if the focus is still in it. */
  const leave = () => {
    const focus = document.activeElement;
    if (focus instanceof HTMLElement && form.current?.contains(focus)) focus.blur();
  };

  const post = usePostDraft(() => {
    files.current?.refresh();
    setTried(false);
    leave();
    onQueued();
  });

  const text = { ...textOf(draft), categoryId: draft.categoryId || usual };
  const blank = isBlank(text);
  const open = alwaysOpen || focused || (touched && (!blank || fileCount > 0));
  const busy = post.isPending || isGathering;
  const refused = fieldProblems(post.error);
  const problems = { ...refused, ...(tried ? problemsOf(text, t) : {}) };

  useComposeRequest(() => titleField.current?.focus());
  // After the page's title, which would take the focus otherwise.
  useEffect(() => {
    if (alwaysOpen) titleField.current?.focus();
  }, [alwaysOpen]);

  const change = (fields: Partial<typeof text>) => {
    set({ ...text, ...fields });
    post.reset();
  };

  const submit = async () => {
    if (busy) return;
    const wrong = problemsOf(text, t);
    setTried(true);
    if (wrong.title) return titleField.current?.focus();
    if (wrong.body) return bodyField.current?.focus();
    if (wrong.beneficiary || wrong.categoryId) return;
    setGathering(true);
    const attachmentIds = await (files.current?.ready() ?? []);
    setGathering(false);
    // One did not arrive, and says so: its writer tries again or leaves it out.
    if (!attachmentIds) return;
    post.mutate(
      { ...text, attachmentIds, draftId: draft.id },
      {
        onSuccess: (idea) => {
          remember(text.categoryId);
          files.current?.refresh();
          setTried(false);
          leave();
          onPosted(idea);
        },
        onError: (error) => {
          const wrong = fieldProblems(error);
          if (wrong.title) titleField.current?.focus();
          if (wrong.attachmentIds) files.current?.refresh();
        },
      },
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Enter' && event.target === titleField.current) {
      // A title has one line; the next field is where one goes on.
      event.preventDefault();
      bodyField.current?.focus();
    } else if (event.key === 'Escape') {
      leave();
    }
  };

  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    // While the browser lets somebody choose a file, the focus stays where it was.
    const isElsewhere = document.activeElement !== event.target;
    if (isElsewhere && !event.currentTarget.contains(event.relatedTarget)) setFocused(false);
  };

  return (
    <>
      <form
        ref={form}
        className={classes(styles.capture, open && styles.open)}
        aria-label={t('capture.label')}
        noValidate
        onFocus={() => {
          setFocused(true);
          setTouched(true);
        }}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles.fields}>
          <Avatar person={me} size={32} />
          <div className="grow">
            <GrowingText
              ref={titleField}
              className={styles.title}
              label={t('capture.title')}
              placeholder={t('capture.title')}
              value={text.title}
              onChange={(title) => change({ title: title.replace(/\s*\n\s*/g, ' ') })}
              most={limits.titleMost}
              problem={problems.title}
              enterKeyHint="next"
            />
            {open && (
              <GrowingText
                ref={bodyField}
                className={styles.body}
                label={t('capture.body')}
                placeholder={t('capture.body')}
                value={text.body}
                onChange={(body) => change({ body })}
                most={limits.bodyMost}
                problem={problems.body}
                mentions
                rows={alwaysOpen ? 6 : 2}
              />
            )}
            {open && (
              <div className={styles.quiet}>
                <Beneficiary
                  value={text.beneficiary ?? ''}
                  onChange={(beneficiary) => change({ beneficiary })}
                  problem={problems.beneficiary}
                />
                <Guidance categoryId={text.categoryId} />
                <Suspense>
                  <WaitingFiles target={form} handle={files} onCount={setFileCount} />
                </Suspense>
                {refused.attachmentIds && (
                  <p className={styles.problem} role="alert">
                    <Icon of={IconAlertTriangle} size={16} />
                    {refused.attachmentIds}
                  </p>
                )}
              </div>
            )}
          </div>
          {!open &&
            (blank ? (
              <span className="from-768">
                <Kbd>c</Kbd>
              </span>
            ) : (
              <span className={styles.draft}>{t('drafts:link.this')}</span>
            ))}
        </div>
        {draft.other && <DraftConflict draft={draft} other={draft.other} />}
        {post.isError &&
          !(post.error instanceof OfflineError) &&
          Object.keys(refused).length === 0 && (
            <NotPosted error={post.error} text={text} kept={kept !== 'nowhere'} />
          )}
        {open && (
          <div className={styles.foot}>
            <CategoryPicker
              categories={categories}
              value={text.categoryId}
              onChange={(categoryId) => change({ categoryId })}
            />
            {problems.categoryId && (
              <span className={styles.problem} id={problemId}>
                <Icon of={IconAlertTriangle} size={16} />
                {problems.categoryId}
              </span>
            )}
            <span className={styles.kept} role="status">
              {post.isPending && post.failureCount > 0
                ? t('capture.tryingAgain')
                : kept !== 'nowhere' &&
                  !blank && (
                    <>
                      <Icon of={IconCheck} size={16} />
                      {kept === 'everywhere' ? t('drafts:kept.everywhere') : t('drafts:kept.here')}
                    </>
                  )}
            </span>
            <SubmitButton busy={busy} aria-describedby={problems.categoryId && problemId}>
              {t('capture.post')}
            </SubmitButton>
          </div>
        )}
        {open && below?.(text)}
      </form>
      <DraftsLink blank={blank} />
      <Outbox />
    </>
  );
}
