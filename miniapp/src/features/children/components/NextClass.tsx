import type { CivilDate } from '@huiyue/shared/civil';
import { yuanText } from '@huiyue/shared/money';
import { usePolicy } from '../../../api/reads';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { classKindWords } from '../../../words/names';
import { useFit } from '../queries';

type Props = {
  readonly child: string;
  readonly name: string;
  readonly city: string;
  readonly from: CivilDate;
};

/** The next day on which other classes suit this child, and the cap that binds their price then. */
export function NextClass({ child, name, city, from }: Props) {
  const { data: fit } = useFit(child, city, from);
  const next = fit?.changes[0];
  const { data: policy } = usePolicy(city, next?.on);
  if (!next) return null;
  return (
    <Card>
      <Words>
        {`${fullDayWords(next.on)}起，${name}${
          next.fits.length === 0
            ? '过了托育的年龄，接下来是幼儿园。'
            : `适合${next.fits.map(({ kind }) => classKindWords[kind]).join('、')}。`
        }`}
      </Words>
      {next.fits.map(({ kind }) => {
        const cap = policy?.classes.find((known) => known.kind === kind)?.cap;
        return cap ? (
          <ClauseLink
            key={kind}
            clause={cap.clause}
            text={`${classKindWords[kind]}那时的普惠价${cap.clause.status === 'draft' ? '草案' : ''}上限 ${yuanText(cap.capFen)} 元/月`}
          />
        ) : null;
      })}
    </Card>
  );
}
