import { isCivilDate, type CivilDate } from '@huiyue/shared/civil';
import type { ChildView } from '@huiyue/shared/contract/children';
import type { TrialDaysView, TrialView } from '@huiyue/shared/contract/trials';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Answered } from '../../../parts/Answered';
import { CapLine } from '../../../parts/CapLine';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { Price } from '../../../ui/Price';
import { Words } from '../../../ui/Words';
import { ageWindowInFull } from '../../../words/ages';
import { dayWords, weekdayWords } from '../../../words/dates';
import { perUnitWords } from '../../../words/money';
import { useBookTrial, useTrialDays } from '../queries';

type Props = {
  readonly trial: TrialView;
  readonly child: ChildView;
  readonly onBooked: (booking: string) => void;
};

/** A day to see whether it suits: pick the day, and it is asked for. */
export function TrialForm({ trial, child, onBooked }: Props) {
  const days = useTrialDays(trial.class, child.id);
  const [chosen, setChosen] = useState<CivilDate>();
  const { book, ...sending } = useBookTrial(trial.class, child.id, onBooked);
  return (
    <Card>
      <Heading look={3}>{`${trial.name}试托一天`}</Heading>
      <Words kind="soft">{`收${ageWindowInFull(trial.ageFromMonths, trial.ageBelowMonths)}的孩子，按试托那天的月龄算。`}</Words>
      <Price priceFen={trial.priceFen} unit={perUnitWords('day')} />
      <CapLine priceFen={trial.priceFen} cap={trial.cap} />
      {trial.daysClause && (
        <ClauseLink clause={trial.daysClause} text={`试托最多 ${trial.daysPerChild} 天`} />
      )}
      <Answered query={days} label="正在查可以试托的日子" cards={1}>
        {({ left, used, days: all }) =>
          left === 0 ? (
            <Words>{`${child.name}在这里的试托已经约满 ${used} 天。`}</Words>
          ) : all.length === 0 ? (
            <Words>{`这个月和下个月没有${child.name}能试托的日子。`}</Words>
          ) : (
            <View className="stack">
              <Words>{`${child.name}还能试托 ${left} 天。试托占一个当天的名额，机构会看到称呼和月龄。`}</Words>
              <Choice
                label={`${trial.name}，哪一天来试托`}
                value={chosen}
                onChange={(date) => {
                  if (isCivilDate(date)) setChosen(date);
                }}
                options={firstDays(all).map(({ date, openPlaces }) => ({
                  value: date,
                  label: `${dayWords(date)} ${weekdayWords(date)}`,
                  note: openPlaces > 0 ? `还有 ${openPlaces} 个名额` : '这天约满了',
                  isClosed: openPlaces < 1,
                }))}
              />
              {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
              <Button
                lacks={[chosen === undefined && '选哪一天来']}
                busy={sending.phase === 'sending' && '正在提交'}
                label={`约这一天试托，${trial.name}`}
                onPress={() => {
                  if (chosen !== undefined) void book(chosen, trial.priceFen);
                }}
              >
                约这一天试托
              </Button>
            </View>
          )
        }
      </Answered>
    </Card>
  );
}

/** Two weeks of open days are enough to choose from, and short enough to read. */
const mostShown = 10;

/** The next days, up to as many as can still be had as are enough: full ones alone would say that there is none. */
function firstDays(days: TrialDaysView['days']): TrialDaysView['days'] {
  const enough = days.filter(({ openPlaces }) => openPlaces > 0)[mostShown - 1];
  return enough ? days.filter(({ date }) => date <= enough.date) : days;
}
