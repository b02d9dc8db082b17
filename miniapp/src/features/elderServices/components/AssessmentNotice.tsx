import { addMonths, dateAt } from '@huiyue/shared/civil';
import type { ElderView } from '@huiyue/shared/contract/elders';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { now } from '../../../platform/clock';
import { Banner } from '../../../ui/Banner';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { careLevelWords } from '../../../words/elderServices';

type Props = { readonly service: ServiceCard; readonly elder: ElderView | undefined };

/** Some care is given to nobody before it was assessed what they need: said before ordering, with what to do. */
export function AssessmentNotice({ service: { asksAssessment, site }, elder }: Props) {
  if (!asksAssessment) return null;
  const { levels, withinMonths } = asksAssessment;
  const held = elder?.card.careLevel;
  const isFresh = held && (withinMonths === undefined || addMonths(held.on, withinMonths) >= dateAt(now()));
  const isMet = isFresh && (levels === undefined || levels.includes(held.level));
  const asked = levels?.map((level) => careLevelWords[level]).join('、');
  if (held && isMet)
    return (
      <Banner tone="confirmed" title="能力评估符合">
        <Words>{`${fullDayWords(held.on)}评估：${careLevelWords[held.level]}。`}</Words>
      </Banner>
    );
  return (
    <Banner tone="waiting" title="这项服务要先做能力评估">
      {asked !== undefined && <Words>{`适合评估结果为${asked}的老人。`}</Words>}
      {withinMonths !== undefined && <Words>{`评估要在 ${withinMonths} 个月以内做的。`}</Words>}
      {held && <Words>{`现在记的是${fullDayWords(held.on)}：${careLevelWords[held.level]}。`}</Words>}
      <Words>{`可以打电话给机构（${site.phone}）或到社区窗口约评估，带上身份证。做完由工作人员登记，再回来预约。`}</Words>
    </Banner>
  );
}
