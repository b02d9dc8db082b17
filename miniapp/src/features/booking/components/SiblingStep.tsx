import { View } from '@tarojs/components';
import { dateAt } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { ClassCard, SiteCard } from '@huiyue/shared/contract/sites';
import { mainRate } from '../../../parts/rates';
import { now } from '../../../platform/clock';
import { CheckRow } from '../../../ui/CheckRow';
import { Choice } from '../../../ui/Choice';
import { hoursShown, isWay, lacksOf, standingAnswers, whenOf, type Answers, type Way } from '../when';
import { troubleOf } from './ChildStep';
import { TimeOf } from './TimeOf';
import { WayStep } from './WayStep';
import type { Asked } from '../queries';

/** What has been answered for one child of several. */
export type Part = {
  readonly class?: string | undefined;
  readonly way?: Way | undefined;
  readonly answers: Answers;
};

type Props = {
  readonly site: SiteCard;
  readonly child: ChildView;
  readonly part: Part | undefined;
  readonly onChange: (part: Part | undefined) => void;
};

/** One child of several: whether it comes along, to which class, and when. */
export function SiblingStep({ site, child, part, onChange }: Props) {
  const suited = suitedClasses(site, child);
  const offer = part && offerIn(site, child, part);
  const way = part && offer && wayIn(offer, part);
  return (
    <View className="stack">
      <CheckRow
        label={child.name}
        note={suited.length === 0 ? '这家没有适合的班' : suited.map(({ name }) => name).join('、')}
        isChecked={part !== undefined}
        onToggle={() => {
          if (suited.length > 0) onChange(part ? undefined : { answers: { month: site.classes[0]?.month } });
        }}
      />
      {part && suited.length > 1 && (
        <Choice
          label={`${child.name}上哪个班`}
          value={offer?.id}
          onChange={(id) => onChange({ ...part, class: id, way: undefined })}
          options={suited.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {part && offer && way && (
        <>
          {offer.rates.length > 1 && (
            <WayStep offer={offer} value={way} onChange={(next) => onChange({ ...part, way: next })} />
          )}
          <TimeOf
            site={site.id}
            offer={offer}
            child={child}
            way={way}
            answers={answersIn(offer, part)}
            onChange={(more) => onChange({ ...part, answers: { ...answersIn(offer, part), ...more } })}
          />
        </>
      )}
    </View>
  );
}

function suitedClasses(site: SiteCard, child: ChildView): readonly ClassCard[] {
  return site.classes.filter((offer) => troubleOf(offer, child) === undefined);
}

function offerIn(site: SiteCard, child: ChildView, part: Part): ClassCard | undefined {
  const suited = suitedClasses(site, child);
  return suited.find(({ id }) => id === part.class) ?? suited[0];
}

/** The wish that the answers amount to; undefined while one is missing. */
export function askedIn(site: SiteCard, child: ChildView, part: Part): Asked | undefined {
  const offer = offerIn(site, child, part);
  if (!offer) return undefined;
  const when = whenOf(wayIn(offer, part), seenIn(offer, part));
  return when && { class: offer.id, recipient: child.id, when };
}

/** What is still to be chosen for this one, each with the name of the child. */
export function partLacks(site: SiteCard, child: ChildView, part: Part): readonly string[] {
  const offer = offerIn(site, child, part);
  if (!offer) return [`给${child.name}选别的机构`];
  return lacksOf(wayIn(offer, part), seenIn(offer, part)).flatMap((lack) =>
    lack === false ? [] : [`给${child.name}${lack}`],
  );
}

/** The hours that stand on the glass are chosen, though nobody has touched them. */
function seenIn(offer: ClassCard, part: Part): Answers {
  const answers = answersIn(offer, part);
  return { ...answers, ...hoursShown(answers, offer) };
}

/** Of a form that was begun earlier, what can still be had. */
function wayIn(offer: ClassCard, { way }: Part): Way {
  return offer.rates.find((rate) => isWay(rate, way)) ?? mainRate(offer);
}

function answersIn(offer: ClassCard, { answers }: Part): Answers {
  return standingAnswers(answers, offer, dateAt(now()));
}
