import type { Id } from '@huiyue/shared/ids';
import { View } from '@tarojs/components';
import { NotRead } from '../../../notices/NotRead';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Empty } from '../../../ui/Empty';
import { Skeleton } from '../../../ui/Skeleton';
import { Words } from '../../../ui/Words';
import { useSiteClasses } from '../hooks/useSiteClasses';
import { OwnClassCard } from './OwnClassCard';

export function Classes({ site }: { site: Id<'site'> }) {
  const { data: classes, error, isPending } = useSiteClasses(site);
  return (
    <>
      {error && error.failure.kind !== 'signedOut' && <NotRead error={error} reader="institution" />}
      {isPending && <Skeleton label="正在查找班级" cards={2} />}
      {classes?.length === 0 && (
        <Empty icon="class" title="还没有发布班级">
          <Words kind="soft">发布以后，家长就能看到并预约。给老人的服务另在一页。</Words>
          <Button kind="secondary" onPress={() => void open('/packages/house/services/index')}>
            看助餐、日托、上门
          </Button>
        </Empty>
      )}
      <View className="cards">
        {classes?.map((offer) => (
          <OwnClassCard
            key={offer.id}
            offer={offer}
            onChange={() => void open('/packages/institution/terms/index', { class: offer.id })}
          />
        ))}
      </View>
    </>
  );
}
