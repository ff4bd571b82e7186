import type { AskView, OfferView } from '@leaven/shared/asks/asks.schemas';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconDots,
  IconHandStop,
  IconHeartHandshake,
  IconPencil,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../lib/classes';
import { problemText } from '../../lib/problem';
import { useMe } from '../../lib/session';
import { offerUndo, toast } from '../../lib/toasts';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu, type MenuItem } from '../../ui/Menu';
import { Rich } from '../../ui/Rich';
import { Row } from '../../ui/Sheet';
import { AcceptDialog, type Helper } from './AcceptDialog';
import { AskForm } from './AskForm';
import styles from './asks.module.css';
import { OfferForm } from './OfferForm';
import { useTakeOfferBack, useUpdateAsk, useWithdrawAsk } from './queries';

const bold = { b: (name: string) => <b>{name}</b> };

/** One thing an idea needs or was given, with what this person may do about it. */
export function AskRow({ ask }: { ask: AskView }) {
  const { t } = useTranslation('asks');
  const me = useMe();
  const [doing, setDoing] = useState<'offer' | 'edit' | null>(null);
  const [helper, setHelper] = useState<Helper | null>(null);
  const update = useUpdateAsk(ask);
  const { kind, text, state, offers, abilities } = ask;
  const mine = offers.find(({ person }) => person.id === me.id);
  const isOpen = state === 'open';

  if (doing === 'edit')
    return (
      <li>
        <AskForm
          draftName={`ask.edit:${ask.id}`}
          initial={{ kind, text }}
          label={t('form.editLabel')}
          action={t('form.save')}
          save={update}
          onClose={() => setDoing(null)}
        />
      </li>
    );
  return (
    <Row className={styles.ask}>
      <span className={classes(styles.mark, isOpen ? styles.open : styles.answered)}>
        <Icon of={isOpen ? IconHandStop : IconCircleCheck} />
      </span>
      <div className={styles.what}>
        <p className="strong">{t(`kind.${kind}`)}</p>
        <p className="sm muted">
          <bdi>{text}</bdi>
        </p>
      </div>
      <span className="row">
        {abilities.offer && !mine && doing === null && (
          <Button size="sm" onClick={() => setDoing('offer')}>
            {t('offer.open')}
          </Button>
        )}
        <AskMenu
          ask={ask}
          onEdit={() => setDoing('edit')}
          onHelped={() => setHelper({ person: null })}
        />
      </span>
      <div className={styles.body}>
        {isOpen ? (
          <>
            {mine && doing !== 'offer' && <MyOffer ask={ask} />}
            {doing === 'offer' && (
              <OfferForm ask={ask} said={mine?.text ?? ''} onClose={() => setDoing(null)} />
            )}
            <Offers
              offers={offers.filter((offer) => offer !== mine)}
              {...(abilities.change
                ? { onAccept: ({ id, person }) => setHelper({ offerId: id, person }) }
                : {})}
            />
          </>
        ) : (
          <Answer ask={ask} />
        )}
      </div>
      <AcceptDialog ask={ask} helper={helper} onClose={() => setHelper(null)} />
    </Row>
  );
}

function MyOffer({ ask }: { ask: AskView }) {
  const { t } = useTranslation('asks');
  const takeBack = useTakeOfferBack(ask);
  return (
    <p className="row wrap sm">
      {t('offer.mine')}
      <Button
        kind="quiet"
        size="sm"
        busy={takeBack.isPending}
        onClick={() =>
          takeBack.mutate(undefined, {
            onError: (error) => toast(t('notDone', { problem: problemText(error) }), 'error'),
          })
        }
      >
        {t('offer.takeBack')}
      </Button>
    </p>
  );
}

function Offers({
  offers,
  onAccept,
}: {
  offers: readonly OfferView[];
  /** For who may. */
  onAccept?: (offer: OfferView) => void;
}) {
  const { t } = useTranslation('asks');
  if (offers.length === 0) return null;
  return (
    <ul className={styles.offers}>
      {offers.map((offer) => (
        <li key={offer.id} className={styles.offer}>
          <Avatar person={offer.person} size={24} />
          <div className="grow sm">
            <p>
              <Rich text={t('offer.from', { name: offer.person.name })} tags={bold} />
            </p>
            {offer.text && (
              <p className={classes('muted', styles.quote)}>
                <bdi>{offer.text}</bdi>
              </p>
            )}
          </div>
          {onAccept && (
            <Button size="sm" onClick={() => onAccept(offer)}>
              {t('offer.accept')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Answer({ ask: { helper, thanks } }: { ask: AskView }) {
  const { t } = useTranslation('asks');
  return (
    <div className={styles.offer}>
      {helper && <Avatar person={helper} size={24} />}
      <div className="grow sm">
        <p>
          {helper ? (
            <Rich text={t('answered', { name: helper.name })} tags={bold} />
          ) : (
            t('answeredSomebody')
          )}
        </p>
        {thanks && (
          <p className={classes('muted', styles.quote)}>
            <bdi>{thanks}</bdi>
          </p>
        )}
      </div>
    </div>
  );
}

/** What the authors may do with an ask, and a moderator. */
function AskMenu({
  ask,
  onEdit,
  onHelped,
}: {
  ask: AskView;
  onEdit: () => void;
  onHelped: () => void;
}) {
  const { t } = useTranslation('asks');
  const update = useUpdateAsk(ask);
  const withdraw = useWithdrawAsk(ask);
  const { abilities, kind } = ask;
  const isOpen = ask.state === 'open';
  const onError = (error: unknown) => toast(t('notDone', { problem: problemText(error) }), 'error');
  const reopen = () => update.mutate({ state: 'open' }, { onError });
  const items: MenuItem[] = [
    ...(abilities.change && isOpen
      ? [
          { label: t('edit'), icon: IconPencil, onSelect: onEdit },
          { label: t('helped'), icon: IconHeartHandshake, onSelect: onHelped },
        ]
      : []),
    ...(abilities.change && !isOpen
      ? [{ label: t('reopen'), icon: IconArrowBackUp, onSelect: reopen }]
      : []),
    ...(abilities.withdraw
      ? [
          {
            label: t('withdraw'),
            icon: IconX,
            tone: 'stop' as const,
            onSelect: () =>
              withdraw.mutate(undefined, {
                onError,
                onSuccess: () =>
                  abilities.change
                    ? offerUndo({ message: t('withdrawn'), onUndo: reopen })
                    : toast(t('withdrawn')),
              }),
          },
        ]
      : []),
  ];
  if (items.length === 0) return null;
  const label = t('menu', { what: t(`kind.${kind}`) });
  return (
    <Menu
      label={label}
      trigger={(props) => <IconButton {...props} icon={IconDots} label={label} />}
      items={items}
    />
  );
}
