import type { CommentView } from '@leaven/shared/comments/comments.schemas';
import {
  IconBlockquote,
  IconChevronDown,
  IconChevronRight,
  IconCircleCheck,
  IconDots,
  IconEyeOff,
  IconFlag,
  IconLock,
  IconPencil,
  IconSparkles,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { memo, type ReactNode, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { formatDay } from '../../lib/format';
import { Avatar } from '../../ui/Avatar';
import { IconButton } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Icon } from '../../ui/Icon';
import { Markdown } from '../../ui/Markdown';
import { Menu } from '../../ui/Menu';
import { PersonLink } from '../../ui/PersonLink';
import { Time } from '../../ui/Time';
import { commentAnchor } from './anchor';
import { useAccept, useAnswersHere } from './answers';
import styles from './Comment.module.css';
import { EditComment } from './EditComment';
import { Edited } from './Edited';
import { Flagging } from './flagging';
import { Gap } from './Gap';
import { CameFrom } from './merged';
import { NoteMark } from './Note';
import noteStyles from './Note.module.css';
import { quoteOf } from './quote';
import { AddReaction, Reactions } from './Reactions';
import { Reply } from './Reply';
import { useTakeComment } from './takeComment';
import { TalkMenu } from './talkMenu';
import { countBelow, deepestIndent, isGap, type ThreadEntry, type ThreadNode } from './thread';
import { useThread } from './threadTools';
import { useDeleteComment } from './useDeleteComment';
import { useReplyDraft } from './useReplyDraft';
import { WorkedButton } from './WorkedButton';

/** One comment with what answers it. Not drawn anew by votes on its idea. */
const Comment = memo(function Comment({ node }: { node: ThreadNode }) {
  const { comment, replies } = node;
  const { fresh, isNew, collapsed } = useThread();
  const isFolded = collapsed.has(comment.id);
  return (
    <li>
      <article
        className={classes(
          styles.comment,
          comment.visibility === 'staff' && noteStyles.note,
          fresh.has(comment.id) && styles.fresh,
        )}
        id={commentAnchor(comment.id)}
        data-at={comment.postedAt}
        tabIndex={-1}
      >
        {comment.deletedAt ? (
          <Tombstone comment={comment} fold={<Fold node={node} />} />
        ) : comment.hidden && comment.hiddenReason === null ? (
          <Hidden fold={<Fold node={node} />} />
        ) : (
          <Living node={node} isNew={isNew(comment)} />
        )}
      </article>
      {replies.length > 0 && !isFolded && (
        <div className={styles.replies} id={repliesOf(comment.id)}>
          <Entries entries={replies} />
        </div>
      )}
    </li>
  );
});

const repliesOf = (commentId: string) => `replies-${commentId}`;

/** Comments on one level, with the places of those that are not loaded. */
export const Entries = ({ entries }: { entries: readonly ThreadEntry[] }) => (
  <ol className={styles.entries}>
    {entries.map((entry) =>
      isGap(entry) ? (
        <Gap key={`${entry.branch} ${entry.from}`} gap={entry} />
      ) : (
        <Comment key={entry.comment.id} node={entry} />
      ),
    )}
  </ol>
);

/** Folds away what answers a comment, or shows it again. */
function Fold({ node }: { node: ThreadNode }) {
  const { t } = useTranslation('comments');
  const { collapsed, fold } = useThread();
  const isFolded = collapsed.has(node.comment.id);
  if (node.replies.length === 0) return null;
  return (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={!isFolded}
      aria-controls={isFolded ? undefined : repliesOf(node.comment.id)}
      onClick={() => fold([node.comment.id], !isFolded)}
    >
      <Icon of={isFolded ? IconChevronRight : IconChevronDown} size={14} />
      {t(isFolded ? 'unfold' : 'fold', { count: countBelow(node) })}
    </button>
  );
}

/** A removed comment leaves its place, so that answers still make sense. */
function Tombstone({
  comment: { deletedAt, deletedBy },
  fold,
}: {
  comment: CommentView;
  fold: ReactNode;
}) {
  const { t } = useTranslation('comments');
  return (
    <>
      <span className={styles.gone}>
        <Icon of={IconX} size={14} />
      </span>
      <div className={styles.tombstone}>
        {t(`tombstone.${deletedBy ?? 'author'}`, { day: formatDay(deletedAt ?? 0) })}
        {fold}
      </div>
    </>
  );
}

/** Its words are for its author and moderators alone, until one has decided. */
function Hidden({ fold }: { fold: ReactNode }) {
  const { t } = useTranslation('comments');
  return (
    <>
      <span className={styles.gone}>
        <Icon of={IconEyeOff} size={14} />
      </span>
      <div className={styles.tombstone}>
        {t('hidden.placeholder')}
        {fold}
      </div>
    </>
  );
}

function Living({ node, isNew }: { node: ThreadNode; isNew: boolean }) {
  const { comment, replyingTo } = node;
  const { t } = useTranslation('comments');
  const [isEditing, setEditing] = useState(false);
  const isNote = comment.visibility === 'staff';
  const reply = useReplyDraft(comment, isNote ? 'note' : 'comment');
  const note = useReplyDraft(comment, 'note');
  const { mayNote } = useThread();
  const { author, body, abilities, postedAt, depth, taken } = comment;
  const name = author?.name ?? t('imported');
  const { t: tAnswers } = useTranslation('answers');
  const isSolution = useAnswersHere()?.solution?.commentId === comment.id;
  const isDeep = depth > 1 && replyingTo !== null;
  return (
    <>
      <Avatar person={author ?? { id: comment.id, name }} size={32} />
      <div className={styles.text}>
        <p className={styles.by}>
          <b>
            <PersonLink person={author}>{name}</PersonLink>
          </b>
          {isNote && <NoteMark inFull={false} />}
          {isNew && <span className={styles.new}>{t('new')}</span>}
          <a href={`#${commentAnchor(comment.id)}`} className={styles.when}>
            <Time at={postedAt} as="day" />
          </a>
          <Edited comment={comment} />
          {taken && (
            <Chip icon={IconSparkles} tone="green">
              {t('extension.taken')}
            </Chip>
          )}
          {isSolution && (
            <Chip icon={IconCircleCheck} tone="green">
              {tAnswers('accepted')}
            </Chip>
          )}
          <CameFrom comment={comment} />
          {isDeep && (
            <span className={depth > deepestIndent ? undefined : styles.onPhones}>
              {t('replyingTo', { name: replyingTo })}
            </span>
          )}
        </p>
        {comment.hidden && (
          <p className="sm muted">
            {comment.hiddenReason
              ? t('hidden.because', { reason: comment.hiddenReason })
              : t('hidden.pending')}
          </p>
        )}
        {isEditing ? (
          <EditComment comment={comment} onClose={() => setEditing(false)} />
        ) : (
          <Markdown text={body ?? ''} />
        )}
        <Reactions comment={comment} />
        {!isEditing && (
          <p className={styles.actions}>
            {abilities.reply && (
              <button type="button" aria-expanded={reply.isOpen} onClick={reply.open}>
                {t('reply')}
              </button>
            )}
            <AddReaction comment={comment} />
            <Fold node={node} />
            {!isNote && <WorkedButton comment={comment} />}
            <CommentMenu
              comment={comment}
              onEdit={() => setEditing(true)}
              onQuote={() => {
                reply.draft.set(quoteOf(comment.id, body ?? '') + reply.draft.value);
                reply.open();
              }}
              onNote={note.open}
            />
          </p>
        )}
        {reply.isOpen && <Reply comment={comment} reply={reply} asNote={isNote} />}
        {!isNote && mayNote && note.isOpen && <Reply comment={comment} reply={note} asNote />}
      </div>
    </>
  );
}

function CommentMenu({
  comment,
  onEdit,
  onQuote,
  onNote,
}: {
  comment: CommentView;
  onEdit: () => void;
  onQuote: () => void;
  onNote: () => void;
}) {
  const { t } = useTranslation('comments');
  const remove = useDeleteComment(comment);
  const take = useTakeComment(comment);
  const { abilities, taken } = comment;
  const { t: tAnswers } = useTranslation('answers');
  const here = useAnswersHere();
  const accept = useAccept(comment.ideaId);
  const isNote = comment.visibility === 'staff';
  const mayNote = useThread().mayNote && !isNote;
  const maySolve =
    here?.abilities.solve && here.ideaId === comment.ideaId && !comment.hidden && !isNote;
  const isSolution = here?.solution?.commentId === comment.id;
  const flag = use(Flagging);
  const mayFlag = flag !== null && abilities.flag;
  const talk = use(TalkMenu)(comment);
  const { reply, take: mayTake, edit, delete: mayDelete } = abilities;
  const any = [reply, mayTake, edit, mayDelete, mayFlag, maySolve, mayNote, talk.length > 0];
  if (!any.some(Boolean)) return null;
  return (
    <Menu
      label={t('more')}
      trigger={(props) => (
        <IconButton {...props} icon={IconDots} label={t('more')} className={styles.more} />
      )}
      items={[
        ...(maySolve
          ? [
              {
                label: tAnswers(isSolution ? 'takeBack' : 'accept'),
                icon: IconCircleCheck,
                onSelect: () => accept.mutate(isSolution ? null : comment.id),
              },
            ]
          : []),
        ...(reply ? [{ label: t('quote'), icon: IconBlockquote, onSelect: onQuote }] : []),
        ...(mayNote ? [{ label: t('note.on'), icon: IconLock, onSelect: onNote }] : []),
        ...(mayTake
          ? [
              {
                label: t(taken ? 'extension.leave' : 'extension.take'),
                icon: IconSparkles,
                onSelect: () => take.mutate(!taken),
              },
            ]
          : []),
        ...talk,
        ...(edit ? [{ label: t('edit'), icon: IconPencil, onSelect: onEdit }] : []),
        ...(mayFlag ? [{ label: t('flag'), icon: IconFlag, onSelect: () => flag(comment) }] : []),
        ...(mayDelete
          ? [{ label: t('delete'), icon: IconTrash, onSelect: remove, tone: 'stop' as const }]
          : []),
      ]}
    />
  );
}
