import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { OwnRatingView } from '@huiyue/shared/contract/after';
import { ratingTags, type RatingTag } from '@huiyue/shared/after/rating';
import { useKept } from '../../../api/useKept';
import { FailureNotice } from '../../../notices/FailureNotice';
import { BroughtBack } from '../../../parts/BroughtBack';
import { Button } from '../../../ui/Button';
import { Checks } from '../../../ui/Checks';
import { Choice } from '../../../ui/Choice';
import { Field } from '../../../ui/Field';
import { Words } from '../../../ui/Words';
import { ratingTagWords, starsWords } from '../../../words/after';
import { instantWords } from '../../../words/dates';
import { useRate } from '../queries';
import { RatingCard } from './Ratings';
import { StoryField } from './StoryField';

const stars = ['5', '4', '3', '2', '1'] as const;
const meaning = { '5': '很满意', '4': '满意', '3': '一般', '2': '不太满意', '1': '不满意' } as const;

type Typed = {
  readonly stars: number | undefined;
  readonly tags: readonly RatingTag[];
  readonly words: string;
};

/** Stars, what is to be ticked, and words if one likes. It can be changed for some days. */
export function RateForm({ own, onDone }: { own: OwnRatingView; onDone: () => void }) {
  const { rating, mayRate, changeableUntil, openDays } = own;
  const { value, put, ...kept } = useKept<Typed>(`rate:${own.booking}`, {
    stars: rating?.stars,
    tags: rating?.tags ?? [],
    words: rating?.words ?? '',
  });
  const chosen = stars.find((one) => Number(one) === value.stars);
  const tags = ratingTags.filter((tag) => value.tags.includes(tag));
  const { words } = value;
  const { act, ...sending } = useRate(own.booking, onDone);
  if (!mayRate)
    return rating ? (
      <>
        <RatingCard rating={rating} />
        <Words kind="soft">这个评价不能再改了。</Words>
      </>
    ) : (
      <Words>用过服务以后才能评价。等用过了再来。</Words>
    );
  return (
    <View className="stack">
      <BroughtBack of={kept} />
      <Choice
        label="您满意吗"
        value={chosen}
        onChange={(one) => put({ stars: Number(one) })}
        options={stars.map((one) => ({
          value: one,
          label: `${'★'.repeat(Number(one))} ${meaning[one]}`,
          note: starsWords(Number(one)),
        }))}
      />
      <Field id="rating-tags" label="哪些地方好，哪些不好" hint="可以不选，可以选几样">
        <Checks
          all={ratingTags}
          words={ratingTagWords}
          value={tags}
          onChange={(next) => put({ tags: next })}
        />
      </Field>
      <StoryField
        label="想说的话"
        hint="可以不写。大家都看得到，不要写名字和电话。"
        value={words}
        maxLength={300}
        onChange={(text) => put({ words: text })}
      />
      <Words kind="soft">
        {changeableUntil === null
          ? `提交后 ${openDays} 天内可以改。大家看得到评价，看不到是谁写的。`
          : `到 ${instantWords(instantOf(changeableUntil))} 前可以改。`}
      </Words>
      {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
      <Button
        lacks={[chosen === undefined && '选您满意不满意']}
        busy={sending.phase === 'sending' && '正在提交'}
        onPress={() => {
          if (chosen !== undefined) void act({ stars: Number(chosen), tags, words: words.trim() });
        }}
      >
        {rating ? '改评价' : '提交评价'}
      </Button>
    </View>
  );
}
