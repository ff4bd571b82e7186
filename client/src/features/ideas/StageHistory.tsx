import type { IdeaView } from '@leaven/shared/ideas/ideas.schemas';
import { useTranslation } from 'react-i18next';
import { formatShortDay } from '../../lib/format';
import { Rich } from '../../ui/Rich';
import { NextMove, StageTrack } from '../../ui/StageTrack';
import { Time } from '../../ui/Time';
import { ClockMark } from './ClockMark';
import { type WayStep, wayOf } from './way';

/** Where an idea stands, since when, and whose move is next. */
export function StageHistory({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas');
  const awaits = idea.stage === 'open' || idea.stage === 'in_review' ? idea.stage : undefined;
  return (
    <>
      <StageTrack
        label={t('stage.label')}
        steps={wayOf(idea).map((step) => ({
          stage: step.stage,
          state: step.state,
          ...(step.isDecision ? { word: t('stage.decision') } : {}),
          note: <StepNote step={step} />,
        }))}
      />
      {awaits && (
        <NextMove person={idea.steward} clock={<ClockMark idea={idea} nameless />}>
          <Rich
            text={t(`nextMove.${awaits}`, {
              name: idea.steward.name,
              category: idea.category.name,
            })}
            tags={{
              b: (name) => <b>{name}</b>,
              m: (text) => <span className="muted">{text}</span>,
            }}
          />
        </NextMove>
      )}
    </>
  );
}

function StepNote({ step: { at, state } }: { step: WayStep }) {
  const { t } = useTranslation('ideas');
  if (!at) return state === 'next' ? null : t('stage.dateUnknown');
  return state === 'now' ? (
    <time dateTime={at}>{t('stage.since', { day: formatShortDay(at) })}</time>
  ) : (
    <Time at={at} as="shortDay" />
  );
}
