import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FeedBar } from '../features/feed/FeedBar';
import { FeedList } from '../features/feed/FeedList';
import { feedAddress, feedQueryOf, readFilters } from '../features/feed/filters';
import { focusCard } from '../features/feed/focusCard';
import { showPosted } from '../features/feed/showPosted';
import { Capture } from '../features/ideas/Capture';
import { announce } from '../lib/announce';
import { useSearchParams } from '../lib/router';
import { Columns, PageTitle } from '../ui/Page';
import { SimilarWhileWriting } from './SimilarWhileWriting';
import { WhatCameOfIt } from './WhatCameOfIt';

/** What everybody has in mind: a box to say something, the ideas in one of three orders, outcomes. */
export default function FeedPage() {
  const { t } = useTranslation('feed');
  const client = useQueryClient();
  const [params] = useSearchParams();
  const address = params.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(address)), [address]);
  const query = useMemo(() => feedQueryOf(filters), [filters]);

  const onPosted = (idea: IdeaView) => {
    showPosted(client, idea);
    announce(t('posted', { title: idea.title }));
    focusCard(0);
  };
  return (
    <Columns asideLabel={t('around')} aside={<WhatCameOfIt />}>
      <PageTitle hidden>{t('title')}</PageTitle>
      <Capture onPosted={onPosted} below={(text) => <SimilarWhileWriting text={text} />} />
      <FeedBar filters={filters} />
      <FeedList key={feedAddress(filters)} query={query} filters={filters} />
    </Columns>
  );
}
