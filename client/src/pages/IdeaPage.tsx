import { AppError } from '@leaven/shared/http/errors';
import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { IconFlag } from '@tabler/icons-react';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Asks } from '../features/asks/Asks';
import { OfficialReply } from '../features/clock/OfficialReply';
import { AnswersContext, useAnswers } from '../features/comments/answers';
import { Extensions } from '../features/comments/Extensions';
import { Flagging } from '../features/comments/flagging';
import { Solution } from '../features/comments/Solution';
import { Thread } from '../features/comments/Thread';
import { TalkMenu } from '../features/comments/talkMenu';
import { FollowButton } from '../features/follows/FollowButton';
import { useMuting } from '../features/follows/useMuting';
import { useTalkMenu } from '../features/follows/useTalkMenu';
import { ArchiveNotice } from '../features/ideas/ArchiveNotice';
import { Byline } from '../features/ideas/Byline';
import { Decisions } from '../features/ideas/Decisions';
import { EditIdea } from '../features/ideas/EditIdea';
import { IdeaFacts } from '../features/ideas/IdeaFacts';
import { IdeaMenu } from '../features/ideas/IdeaMenu';
import { Invitation } from '../features/ideas/Invitation';
import { useIdea } from '../features/ideas/queries';
import { ShareButton } from '../features/ideas/ShareButton';
import { StageHistory } from '../features/ideas/StageHistory';
import { type IdeaEdit, useIdeaEdit } from '../features/ideas/useIdeaEdit';
import { WouldHelp } from '../features/ideas/WouldHelp';
import { GoWhereMerged } from '../features/merging/GoWhereMerged';
import { MergedHere } from '../features/merging/MergedHere';
import { MergedNotice, RaisedToo } from '../features/merging/MergedNotice';
import { useMergeMenu } from '../features/merging/useMergeMenu';
import { HiddenNotice } from '../features/moderation/HiddenNotice';
import { useFlagging } from '../features/moderation/useFlagging';
import { DecisionBar } from '../features/projects/DecisionBar';
import { SimilarSection } from '../features/similar/SimilarSection';
import { Trials } from '../features/trials/Trials';
import { IdeaVote } from '../features/votes/IdeaVote';
import { loadWords } from '../lib/i18n';
import { useParams, useQueryState } from '../lib/router';
import { ErrorState } from '../ui/ErrorState';
import { Markdown } from '../ui/Markdown';
import type { MenuItem } from '../ui/Menu';
import { AsideSection, BackLink, Columns, PageTitle } from '../ui/Page';
import { PageSkeleton } from '../ui/Skeleton';
import { IdeaGone, IdeaTombstone } from './IdeaGone';
import styles from './IdeaPage.module.css';

const IdeaFiles = lazy(async () => {
  const [code] = await Promise.all([
    import('../features/attachments/IdeaFiles'),
    loadWords('attachments'),
  ]);
  return code;
});

/** One idea: what it says, where it stands, what was decided and what people say about it. */
export default function IdeaPage() {
  const { t } = useTranslation('ideas');
  const { id } = useParams<{ id: string }>();
  const { data: idea, error, isPending, refetch } = useIdea(id);
  const [wantsOriginal] = useQueryState('original');

  // A malformed id is an address with a typing mistake; to the reader it is the same as a wrong one.
  if (error instanceof AppError && (error.status === 404 || error.status === 400))
    return <IdeaGone />;
  if (isPending) return <PageSkeleton />;
  if (!idea)
    return <ErrorState title={t('loadFailed')} error={error} onRetry={() => void refetch()} />;
  if (idea.mergedInto && !wantsOriginal)
    return <GoWhereMerged from={idea} into={idea.mergedInto} />;
  if (idea.deletedAt) return <IdeaTombstone idea={idea} deletedAt={idea.deletedAt} />;
  return <Idea key={idea.id} idea={idea} />;
}

function Idea({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation(['ideas', 'moderation']);
  const edit = useIdeaEdit(idea);
  const article = useRef<HTMLElement>(null);
  const merge = useMergeMenu(idea);
  const flagging = useFlagging();
  const answers = useAnswers(idea);
  const muting = useMuting(idea);
  const talkMenu = useTalkMenu(idea.id);
  const flagIdea = () => flagging.ask({ kind: 'idea', targetId: idea.id });
  const menu: MenuItem[] = [
    ...merge.items,
    muting,
    ...(idea.abilities.flag
      ? [{ label: t('moderation:flag.open'), icon: IconFlag, onSelect: flagIdea }]
      : []),
  ];
  return (
    <div className={styles.page}>
      {merge.dialog}
      {flagging.dialog}
      <Columns
        asideLabel={t('facts.label')}
        sticky
        aside={
          <>
            <div className="only-wide">
              <IdeaVote idea={idea} shape="bar" />
              <div className={styles.asideActions}>
                <FollowButton idea={idea} />
                <ShareButton ideaId={idea.id} />
                <IdeaMenu idea={idea} onEdit={edit.open} more={menu} />
              </div>
            </div>
            <AsideSection>
              <IdeaFacts idea={idea} />
            </AsideSection>
            <SimilarSection ideaId={idea.id} />
          </>
        }
      >
        <article ref={article}>
          <BackLink to="/">{t('toFeed')}</BackLink>
          <IdeaText idea={idea} edit={edit} menu={menu} />
          <div className={styles.files}>
            <Suspense>
              <IdeaFiles ideaId={idea.id} cameFrom={idea.mergedFrom} target={article} />
            </Suspense>
          </div>
        </article>
        <Asks idea={idea} />
        <Trials idea={idea} />
        <MergedHere idea={idea} />
        <OfficialReply idea={idea} />
        <Flagging value={flagging.askComment}>
          <Solution answers={answers} />
          <AnswersContext value={answers ?? null}>
            <TalkMenu value={talkMenu}>
              <Thread idea={idea} />
            </TalkMenu>
          </AnswersContext>
        </Flagging>
      </Columns>
    </div>
  );
}

function IdeaText({
  idea,
  edit,
  menu,
}: {
  idea: IdeaView;
  edit: IdeaEdit;
  menu: readonly MenuItem[];
}) {
  const { t } = useTranslation('ideas');
  if (edit.isOpen)
    return (
      <>
        <PageTitle hidden documentTitle={idea.title}>
          {t('edit.label')}
        </PageTitle>
        <EditIdea idea={idea} edit={edit} />
      </>
    );
  return (
    <>
      <PageTitle>{idea.title}</PageTitle>
      <Byline idea={idea} />
      <RaisedToo idea={idea} />
      <MergedNotice idea={idea} />
      <HiddenNotice idea={idea} />
      <Invitation idea={idea} />
      <div className={`below-1200 ${styles.actions}`}>
        <IdeaVote idea={idea} shape="bar" />
        <FollowButton idea={idea} wordless />
        <ShareButton ideaId={idea.id} wordless />
        <IdeaMenu idea={idea} onEdit={edit.open} more={menu} />
      </div>
      <section className={styles.stage} aria-label={t('stage.label')}>
        <StageHistory idea={idea} />
        <Decisions idea={idea} />
        <ArchiveNotice idea={idea} />
        <DecisionBar idea={idea} />
      </section>
      {idea.body ? <Markdown text={idea.body} /> : <p className="muted">{t('noBody')}</p>}
      <Extensions idea={idea} />
      {idea.beneficiary && <WouldHelp beneficiary={idea.beneficiary} />}
    </>
  );
}
