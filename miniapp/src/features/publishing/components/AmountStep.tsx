import { View } from '@tarojs/components';
import { Pills } from '../../../parts/Pills';
import { aria } from '../../../ui/aria';
import { Banner } from '../../../ui/Banner';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { YuanField } from '../../../ui/YuanField';
import { draftMark } from '../../../words/clauses';
import { apartWords, perUnitWords, pricedWords } from '../../../words/money';
import { capFor, scopeOf, scopeWords, type PublishedCap } from '../capScope';
import { amountOf } from '../derivedAmount';
import { scopeOfSketch, type AmountBy } from '../sketch';
import type { StepProps } from './stepProps';

const ways = [
  { value: 'sum', label: '直接写金额' },
  { value: 'share', label: '另一条上限的百分之几' },
  { value: 'division', label: '另一条上限除以一个数' },
  { value: 'float', label: '在另一条上限上上浮' },
] as const satisfies readonly { value: AmountBy; label: string }[];

const figureLabels = { share: '百分之几', division: '除以多少', float: '最多上浮百分之几' } as const;

type Props = StepProps & { readonly published: readonly PublishedCap[]; readonly place: string };

/** How much at most, beside what holds now. */
export function AmountStep({ sketch, errors, onChange, published, place }: Props) {
  const { amountBy, amount, figure, base, per } = sketch;
  const standing = capFor(published, scopeOfSketch(sketch));
  const bases = published.filter(({ line, cap }) => line === sketch.line && cap.derivation === null);
  const comesTo = amountOf(sketch, published);
  return (
    <>
      {standing ? (
        <Banner
          tone="info"
          title={`现在是${pricedWords(standing.cap.capFen, standing.cap.per)}${markOf(standing)}`}
        >
          <Words>
            {[
              ...(comesTo === undefined || comesTo === standing.cap.capFen
                ? []
                : [
                    `新的${comesTo < standing.cap.capFen ? '低' : '高'} ${apartWords(comesTo, standing.cap.capFen)}。`,
                  ]),
              standing.place.code === place
                ? '公布后，新的代替这一条。'
                : `这是${standing.place.name}公布的；公布后，本地用新的。`,
            ].join('')}
          </Words>
          <ClauseLink clause={standing.cap.clause} />
        </Banner>
      ) : (
        <Banner tone="info" title="这一项现在没有公布上限">
          <Words>公布以前，价格由机构自己定。</Words>
        </Banner>
      )}
      <Choice
        label="怎么定"
        value={amountBy}
        onChange={(chosen) => onChange({ ...sketch, amountBy: chosen, figure: '' })}
        options={ways.map(({ value, label }) => ({
          value,
          label,
          ...(value !== 'sum' &&
            bases.length === 0 && { isClosed: true, note: '这类服务还没有公布别的上限' }),
        }))}
      />
      {amountBy === 'sum' ? (
        <YuanField
          label="最高多少钱"
          unit={perUnitWords(per)}
          text={amount}
          error={errors.amount}
          onChange={(text) => onChange({ ...sketch, amount: text })}
        />
      ) : (
        <>
          <Choice
            label="按哪一条算"
            value={base}
            error={errors.base}
            onChange={(chosen) => onChange({ ...sketch, base: chosen })}
            options={bases.map((one) => ({
              value: one.cap.id,
              label: scopeWords(scopeOf(one)),
              note: pricedWords(one.cap.capFen, one.cap.per),
            }))}
          />
          <TextField
            label={figureLabels[amountBy]}
            keyboard="digit"
            maxLength={7}
            {...(amountBy !== 'division' && { unit: '%' })}
            value={figure}
            error={errors.figure}
            onChange={(text) => onChange({ ...sketch, figure: text })}
          />
          <Pills
            label="不到 1 元的零头"
            value={sketch.dropsFractions ? 'drop' : 'keep'}
            onChange={(chosen) => onChange({ ...sketch, dropsFractions: chosen === 'drop' })}
            options={[
              { value: 'keep', label: '保留到分' },
              { value: 'drop', label: '舍去' },
            ]}
          />
        </>
      )}
      {comesTo !== undefined && amountBy !== 'sum' && (
        <View className="comes-to" {...aria({ role: 'status', live: 'polite' })}>
          {`算下来是${pricedWords(comesTo, per)}`}
        </View>
      )}
      <TextField
        label="每几年评估一次"
        hint="文件写了才填，没有写就空着"
        keyboard="number"
        maxLength={2}
        unit="年"
        value={sketch.reviewYears}
        error={errors.reviewYears}
        onChange={(text) => onChange({ ...sketch, reviewYears: text })}
      />
    </>
  );
}

function markOf({ cap }: PublishedCap): string {
  const mark = draftMark(cap.status);
  return mark === '' ? '' : `（${mark}）`;
}
