import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { showPosted } from '../features/feed/showPosted';
import { Capture } from '../features/ideas/Capture';
import { announce } from '../lib/announce';
import { useNavigate } from '../lib/router';
import { BackLink, Middle, PageTitle } from '../ui/Page';
import { SimilarWhileWriting } from './SimilarWhileWriting';

/** The capture form with the whole screen to itself, for phones. */
export default function PostPage() {
  const { t } = useTranslation('feed');
  const client = useQueryClient();
  const navigate = useNavigate();
  const onPosted = (idea: IdeaView) => {
    showPosted(client, idea);
    announce(t('posted', { title: idea.title }));
    navigate(`/ideas/${idea.id}`, { replace: true });
  };
  return (
    <Middle>
      <BackLink to="/">{t('title')}</BackLink>
      <PageTitle hidden>{t('postPage')}</PageTitle>
      <Capture
        alwaysOpen
        onPosted={onPosted}
        onQueued={() => navigate('/', { replace: true })}
        below={(text) => <SimilarWhileWriting text={text} />}
      />
    </Middle>
  );
}
