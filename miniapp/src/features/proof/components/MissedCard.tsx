import { View } from '@tarojs/components';
import { instantOf } from '@huiyue/shared/civil';
import type { MissedView } from '@huiyue/shared/contract/missed';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { dayWords, instantWords } from '../../../words/dates';
import { missedDeedWords, missedStageWords } from '../../../words/elderServices';
import { useFollowMissed } from '../queries';

type Props = { readonly missed: MissedView; readonly onOpen?: () => void };

/** Somebody was expected and not seen: where it stands, what was done, and what the family can do now. */
export function MissedCard({ missed, onOpen }: Props) {
  const { booking, recipient, offer, site, date, why, stage, circleUntil, steps } = missed;
  const { follow, ...sending } = useFollowMissed(booking);
  const isOpen = stage !== 'closed';
  return (
    <Banner
      tone={isOpen ? 'refused' : 'confirmed'}
      title={`${recipient.name}${dayWords(date)}的${offer}：${missedStageWords[stage]}`}
    >
      <View className="actions">
        <Words>
          {why === 'notHome' ? `${site.name}的人上门没有人应。` : `${site.name}没有见到人，也没有请假。`}
        </Words>
        {stage === 'circleToCall' && circleUntil !== null && (
          <Words>{`请先给老人打电话。${instantWords(instantOf(circleUntil))} 还没有消息，会请社区上门去看。`}</Words>
        )}
        {stage === 'communityToVisit' && <Words>社区的人会上门。联系上了，也请在这里说一声。</Words>}
        {steps.map(({ did, at, words }) => (
          <Words key={`${did} ${at}`} kind="soft">
            {`${instantWords(instantOf(at))} ${missedDeedWords[did]}${words === null ? '' : `：${words}`}`}
          </Words>
        ))}
        {sending.phase === 'failed' && <FailureNotice failure={sending.failure} reader="family" />}
        {isOpen && (
          <>
            <Button busy={sending.phase === 'sending' && '正在提交'} onPress={() => void follow('reached')}>
              我联系上了，人没事
            </Button>
            {stage === 'circleToCall' && (
              <Button kind="secondary" onPress={() => void follow('notReached')}>
                联系不上，请社区去看
              </Button>
            )}
          </>
        )}
        {onOpen && (
          <Button kind="quiet" label={`看这一次的服务，${recipient.name}的${offer}`} onPress={onOpen}>
            看这一次的服务
          </Button>
        )}
      </View>
    </Banner>
  );
}
