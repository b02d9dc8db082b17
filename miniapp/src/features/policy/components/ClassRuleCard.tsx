import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import type { Clause } from '@huiyue/shared/policy/clauses';
import { yuanText } from '@huiyue/shared/money';
import { Card } from '../../../ui/Card';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { Heading } from '../../../ui/Heading';
import { ageWindowInFull } from '../../../words/ages';
import { classKindWords } from '../../../words/names';

const unpublished = '没有公布';

/** One kind of class: whom it takes, how many, for how much at most, and by which published words. */
export function ClassRuleCard({ kind, cap, rule }: ChildcarePolicyView['classes'][number]) {
  return (
    <Card>
      <Heading level={3}>{classKindWords[kind]}</Heading>
      <Facts
        facts={[
          {
            name: '月龄',
            value: rule ? ageWindowInFull(rule.ageFromMonths, rule.ageBelowMonths) : unpublished,
          },
          { name: '每班人数', value: rule ? `最多 ${rule.maxChildren} 人` : unpublished },
          { name: '普惠价上限', value: cap ? `每月 ${yuanText(cap.capFen)} 元` : unpublished },
        ]}
      />
      {clausesBehind(cap?.clause, rule?.clause).map((clause) => (
        <ClauseLink key={clause.id} clause={clause} />
      ))}
    </Card>
  );
}

/** One sentence of a plan often fixes both; it is then shown once. */
function clausesBehind(...clauses: readonly (Clause | undefined)[]): readonly Clause[] {
  const held = clauses.filter((clause) => clause !== undefined);
  return held.filter((clause, index) => held.findIndex(({ phrase }) => phrase === clause.phrase) === index);
}
