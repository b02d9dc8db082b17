import { useCities, usePolicy } from '../../../api/reads';
import { NotRead } from '../../../notices/NotRead';
import { MoreRules } from '../../../features/policy/components/MoreRules';
import { ClassRuleCard } from '../../../features/policy/components/ClassRuleCard';
import { OpenQuestions } from '../../../features/policy/components/OpenQuestions';
import { PlaceChoice } from '../../../features/policy/components/PlaceChoice';
import { usePlace } from '../../../features/policy/hooks/usePlace';
import '../../../features/policy/policy.scss';
import { useMe } from '../../../features/session/hooks/useMe';
import { useRole } from '../../../features/session/role';
import { useTabs } from '../../../features/session/hooks/useTabs';
import { Banner } from '../../../ui/Banner';
import { Empty } from '../../../ui/Empty';
import { PageShell } from '../../../ui/PageShell';
import { Section } from '../../../ui/Section';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { fullDayWords } from '../../../words/dates';

const path = '/pages/mine/rules/index';

/** For everyone, signed in or not. */
export default function RulesPage() {
  const role = useRole();
  const tabBar = useTabs(path);
  const { data: me } = useMe();
  const cities = useCities();
  const { place, choose } = usePlace(
    cities.data?.items,
    me?.sites[0]?.jurisdiction ?? me?.jurisdictions[0]?.code,
  );
  const policy = usePolicy(place?.code);
  const failed = cities.error ?? policy.error;
  const publishesNothing = policy.data?.classes.every(({ cap, rule }) => cap === null && rule === null);

  return (
    <PageShell title="公布的价格和规则" lead="每一条都能看到原文" {...(role === 'desk' && { tabBar })}>
      {failed && <NotRead error={failed} />}
      {cities.data && place && <PlaceChoice cities={cities.data.items} place={place} onChoose={choose} />}
      {cities.data?.items.length === 0 && <Empty icon="pin" title="还没有开通的城市" />}
      {!failed && cities.data?.items.length !== 0 && (!place || policy.isPending) && (
        <Skeleton label="正在查找公布的规则" />
      )}
      {policy.data && (
        <>
          {publishesNothing === true ? (
            <Banner tone="info" title={`${policy.data.name}没有公布托育班级的价格和规则`}>
              <Words>没有公布价格上限，价格由机构自己定。没有公布的，惠约不替任何人猜。</Words>
            </Banner>
          ) : (
            <Section title={`${policy.data.name}的托育班级`}>
              <Words kind="soft">{`${fullDayWords(policy.data.on)}适用，全日托`}</Words>
              {policy.data.classes.map((ofKind) => (
                <ClassRuleCard key={ofKind.kind} {...ofKind} />
              ))}
            </Section>
          )}
          <OpenQuestions unanswered={policy.data.unanswered} />
          <MoreRules />
        </>
      )}
    </PageShell>
  );
}
