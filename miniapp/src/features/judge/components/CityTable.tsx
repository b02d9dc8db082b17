import type { CareJudgementView } from '@huiyue/shared/contract/judge';
import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria } from '../../../ui/aria';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Heading } from '../../../ui/Heading';
import { StatusTag } from '../../../ui/StatusTag';
import { ageWindowInFull, ageWords } from '../../../words/ages';
import { classKindWords } from '../../../words/names';
import { ruleKindWords } from '../../../words/ruleKinds';
import { verdictWords } from '../verdict';
import { CapCell } from './CapCell';
import { RefundCell } from './RefundCell';
import { Silent } from './Silent';

type City = CareJudgementView['cities'][number];

/** What is said comes before what is not, so that nobody scrolls past three silences to find it. */
const rank = { allowed: 0, refused: 1, noRule: 2 } as const satisfies Record<City['verdict'], number>;

/** Cities beside each other: a table where there is room, cards one under the other on a phone. */
export function CityTable({ asked, cities: answered }: CareJudgementView) {
  const cities = [...answered].sort((one, other) => rank[one.verdict] - rank[other.verdict]);
  const rows = rowsOf(asked.classKind, cities);
  const widest = Math.max(
    asked.priceFen ?? 0,
    ...cities.flatMap(({ options }) => options.map(({ price }) => price?.mostFen ?? 0)),
  );
  return (
    <View className="cities">
      <View className="city-names" {...aria({ hidden: true })}>
        {['', ...rows.map(({ name }) => name)].map((name) => (
          <View key={name} className="city-cell city-row-name">
            {name}
          </View>
        ))}
      </View>
      {cities.map((city) => (
        <View key={city.jurisdiction} className="city">
          <View className="city-cell city-head">
            <Heading>{city.name}</Heading>
          </View>
          {rows.map(({ key, name }) => (
            <Cell key={key} name={name} isSilent={isSilent(key, city)}>
              {contentOf(key, city, asked, widest)}
            </Cell>
          ))}
        </View>
      ))}
    </View>
  );
}

function Cell({ name, isSilent, children }: { name: string; isSilent: boolean; children: ReactNode }) {
  return (
    <View className={isSilent ? 'city-cell city-cell-silent' : 'city-cell'}>
      <View className="city-cell-name">{name}</View>
      {children}
    </View>
  );
}

/** Classes of a city that publishes nothing about any class. */
function isSilent(key: string, { options }: City): boolean {
  return key.startsWith('option ') && options.every(({ age, price }) => age === null && price === null);
}

type CapKind = City['options'][number]['classKind'];

type Row = { readonly key: string; readonly name: string };

/** The same rows for every city, so that what is compared stands on one line. */
function rowsOf(classKind: CareJudgementView['asked']['classKind'], cities: readonly City[]): readonly Row[] {
  const fits = (kind: CapKind) =>
    cities.some(({ options }) => options.some((one) => one.classKind === kind && one.age?.fits === true));
  const all = (cities[0]?.options ?? []).map((option) => option.classKind);
  // Where an age was asked about, the classes that suit it come first.
  const kinds = classKind ? [classKind] : [...all.filter(fits), ...all.filter((kind) => !fits(kind))];
  const hasScope = cities.some(
    ({ scope, kindergartenFloor }) => scope !== null || kindergartenFloor !== null,
  );
  return [
    { key: 'verdict', name: '行不行' },
    ...(hasScope ? [{ key: 'scope', name: '多大的孩子' }] : []),
    ...kinds.map((kind) => ({
      key: `option ${kind ?? ''}`,
      name: kind === null ? '价格上限' : classKindWords[kind],
    })),
    { key: 'refunds', name: '退费' },
    { key: 'authority', name: '由谁定价' },
    { key: 'unpublished', name: '还没有公布' },
  ];
}

function contentOf(key: string, city: City, asked: CareJudgementView['asked'], widest: number): ReactNode {
  switch (key) {
    case 'verdict': {
      const { tone, word, why } = verdictWords(city, asked);
      return (
        <>
          <StatusTag tone={tone}>{word}</StatusTag>
          <View className="city-why">{why}</View>
        </>
      );
    }
    case 'scope':
      return <ScopeCell city={city} age={asked.ageInMonths} />;
    case 'refunds':
      return <RefundCell refunds={city.refunds} />;
    case 'authority':
      return city.authority ? (
        <ClauseLink clause={city.authority.clause} text={city.authority.name} />
      ) : (
        <Silent />
      );
    case 'unpublished':
      return city.unpublished.length === 0 ? (
        <View>各项都有公布</View>
      ) : (
        <View className="city-soft">{city.unpublished.map(ruleKindWords).join('、')}</View>
      );
    default: {
      const option = city.options.find(({ classKind }) => key === `option ${classKind ?? ''}`);
      return option ? <CapCell option={option} asked={asked} widest={widest} /> : <Silent />;
    }
  }
}

function ScopeCell({ city: { scope, kindergartenFloor }, age }: { city: City; age: number | null }) {
  if (!scope && !kindergartenFloor) return <Silent />;
  return (
    <>
      {scope && (
        <ClauseLink clause={scope.clause} text={`托育收不到 ${ageWords(scope.ageBelowMonths)}的孩子`} />
      )}
      {kindergartenFloor && (
        <ClauseLink
          clause={kindergartenFloor.clause}
          text={`幼儿园托班收${ageWindowInFull(kindergartenFloor.ageFromMonths, undefined)}的孩子`}
        />
      )}
      {age !== null && <View className="city-soft">{`孩子现在 ${ageWords(age)}`}</View>}
    </>
  );
}
