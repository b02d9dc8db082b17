import type { ChildcarePolicyView } from '@huiyue/shared/contract/policy';
import type { SiteCard } from '@huiyue/shared/contract/sites';
import { parseYuan } from '@huiyue/shared/money';
import type { Refusal } from '@huiyue/shared/refusals';
import { View } from '@tarojs/components';
import { Choice } from '../../../ui/Choice';
import { ClauseLink } from '../../../ui/ClauseLink';
import { pricingWords } from '../../../words/names';
import { refusalWords } from '../../../words/refusals';
import type { Draft, Errors } from '../draft';
import { CasualPrices } from './CasualPrices';
import { PriceField } from './PriceField';

type Props = {
  readonly draft: Draft;
  readonly errors: Errors;
  readonly site: SiteCard;
  readonly published: ChildcarePolicyView['classes'];
  readonly onChange: (draft: Draft) => void;
};

/** 普惠 or market, and the price against the published cap. */
export function PriceStep({ draft, errors, site, published, onChange }: Props) {
  const cap = published.find(({ kind }) => kind === draft.kind)?.cap ?? null;
  return (
    <>
      <View className="stack-tight">
        <Choice
          label="按哪种价格招收"
          error={errors.pricing ?? standingWords(draft, site)}
          value={draft.pricing}
          onChange={(pricing) => onChange({ ...draft, pricing })}
          options={[
            {
              value: 'inclusive',
              label: pricingWords.inclusive,
              note: cap ? '认定为普惠的机构用，不能高于公布的上限' : '认定为普惠的机构用；这里没有公布上限',
            },
            { value: 'market', label: pricingWords.market, note: '没有认定为普惠的机构用，价格由机构自己定' },
          ]}
        />
        {site.standingClause && <ClauseLink clause={site.standingClause} text="谁可以按普惠价招收" />}
      </View>
      {draft.pricing !== undefined && (
        <PriceField
          pricing={draft.pricing}
          cap={cap}
          text={draft.price}
          amount={parseYuan(draft.price)}
          error={errors.price}
          onChange={(price) => onChange({ ...draft, price })}
        />
      )}
      {draft.pricing !== undefined && <CasualPrices draft={draft} errors={errors} onChange={onChange} />}
    </>
  );
}

/** What the site's own standing has to do with the choice, before the server says it. */
function standingWords({ pricing }: Draft, site: SiteCard): string | undefined {
  const facts = { site: site.name };
  const refusal: Refusal | undefined =
    pricing === 'market' && site.designation
      ? { code: 'site.designatedSellsInclusive', facts }
      : pricing === 'inclusive' && !site.designation
        ? { code: 'site.notDesignated', facts }
        : undefined;
  if (!refusal) return undefined;
  const { why, next } = refusalWords(refusal, 'institution');
  return `${why}${next}`;
}
