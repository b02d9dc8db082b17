import { View } from '@tarojs/components';
import type { CivilDate } from '@huiyue/shared/civil';
import type { FitView } from '@huiyue/shared/contract/children';
import { usePolicy } from '../../../api/reads';
import { ClauseLink } from '../../../ui/ClauseLink';
import { aria } from '../../../ui/aria';
import { yuanText } from '@huiyue/shared/money';
import { ageWindowWords } from '../../../words/ages';
import { fullDayWords } from '../../../words/dates';
import { classKindWords } from '../../../words/names';
import '../children.scss';

type Fits = FitView['fits'];

/** From today on: which class suits, and on which birthday that changes. */
export function FitTimeline({ fit, city }: { fit: FitView; city: string }) {
  return (
    <View className="timeline" {...aria({ role: 'list' })}>
      <Stop on={fit.on} title="现在" fits={fit.fits} city={city} isNow />
      {fit.changes.map(({ on, fits }) => (
        <Stop key={on} on={on} title={`${fullDayWords(on)}起`} fits={fits} city={city} />
      ))}
    </View>
  );
}

type StopProps = {
  readonly on: CivilDate;
  readonly title: string;
  readonly fits: Fits;
  readonly city: string;
  readonly isNow?: boolean;
};

function Stop({ on, title, fits, city, isNow = false }: StopProps) {
  // Caps are those of that day, from the rules themselves: only there stands which document publishes them.
  const { data: policy } = usePolicy(city, on);
  return (
    <View className="stop" {...aria({ role: 'listitem' })}>
      <View className={isNow ? 'stop-dot stop-now' : 'stop-dot'} />
      <View className="stop-words">
        <View className="stop-title">{title}</View>
        {fits.length === 0 && <View>{isNow ? '还没有合适的班' : '过了托育的年龄，接下来是幼儿园'}</View>}
        {fits.map(({ kind, ageFromMonths, ageBelowMonths }) => {
          const cap = policy?.classes.find((known) => known.kind === kind)?.cap;
          return (
            <View key={kind}>
              <View>{`${classKindWords[kind]}（${ageWindowWords(ageFromMonths, ageBelowMonths)}）`}</View>
              {cap && (
                <ClauseLink
                  clause={cap.clause}
                  text={`普惠价${cap.clause.status === 'draft' ? '草案' : ''}上限 ${yuanText(cap.capFen)} 元/月`}
                />
              )}
            </View>
          );
        })}
      </View>
    </View>
  );
}
