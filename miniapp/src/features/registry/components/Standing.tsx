import type { SiteStandingView } from '@huiyue/shared/contract/registry';
import { Banner } from '../../../ui/Banner';
import { ClauseLink } from '../../../ui/ClauseLink';
import { Facts } from '../../../ui/Facts';
import { Section } from '../../../ui/Section';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';
import { providerKindWords } from '../../../words/names';
import { paperNames } from '@huiyue/shared/registry/paperNames';

/** Whether new bookings are taken, and how the institution stands with each authority. */
export function Standing({ standing }: { standing: SiteStandingView }) {
  const { registration, filing, designation, designationEnded, stopped, staff } = standing;
  return (
    <>
      {stopped ? (
        <Banner tone="refused" title="现在不能接新的预约">
          <Words>
            {`${paperNames[stopped.certificate]}到${fullDayWords(stopped.until)}已经过期。已经在的孩子和老人不受影响。换好新证填进来，马上恢复。`}
          </Words>
          {stopped.clause && <ClauseLink clause={stopped.clause} />}
        </Banner>
      ) : (
        <Banner tone="confirmed" title="证照有效，可以接新的预约" />
      )}
      <Section title="身份">
        <Facts
          facts={[
            { name: '机构类型', value: providerKindWords[standing.providerKind] },
            {
              name: '登记',
              value: registration
                ? `${registration.authority}，${registration.number}，${fullDayWords(registration.on)}`
                : '没有填写',
            },
            {
              name: '备案',
              value:
                filing.status === 'filed'
                  ? `已备案，${filing.number ?? ''}`
                  : '只登记，还没有备案：不能按普惠价招收，不能领补贴',
            },
            {
              name: '普惠认定',
              value: designation
                ? `${designation.authority}，${fullDayWords(designation.on)}起${designation.until ? `，到${fullDayWords(designation.until)}` : ''}。所有价格不能高于公布的上限。`
                : designationEnded
                  ? `${fullDayWords(designationEnded.on)}起取消：${designationEnded.reason}`
                  : '没有认定',
            },
            {
              name: '人员',
              value: `在岗 ${staff.atWork} 人；照护人员 ${staff.carers} 人，其中证件和体检都合格的 ${staff.certifiedCarers} 人`,
            },
          ]}
        />
      </Section>
    </>
  );
}
