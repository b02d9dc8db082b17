import type { CircleRole } from '@huiyue/shared/circle/member';
import type { ElderView } from '@huiyue/shared/contract/elders';
import { open } from '../../../platform/navigation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Heading } from '../../../ui/Heading';
import { Words } from '../../../ui/Words';

type Props = {
  readonly elder: ElderView;
  readonly isHome: boolean;
  /** In the circle of another household's elder: what one is called there, and what one may do. */
  readonly relation?: string;
  readonly roles?: readonly CircleRole[];
};

/** An elder on the tab of the people one cares for. */
export function ElderCard({ elder: { id, name, ageInMonths }, isHome, relation, roles = [] }: Props) {
  const years = `${Math.floor(ageInMonths / 12)} 岁`;
  const mayDecide = isHome || roles.includes('self') || roles.includes('decides');
  const to = (page: string) => () => void open(`/packages/circle/${page}/index`, { elder: id });
  return (
    <Card>
      <Heading level={3}>{name}</Heading>
      <Words kind="soft">{isHome ? years : `${years}，您在照护圈里是：${relation ?? '家人'}`}</Words>
      {mayDecide && (
        <Button kind="secondary" label={`${name}的照护卡片`} onPress={to('card')}>
          照护卡片
        </Button>
      )}
      <Button kind="secondary" label={`${name}的照护圈`} onPress={to('members')}>
        照护圈
      </Button>
      <Button kind="secondary" label={`老人的同意，${name}`} onPress={to('consent')}>
        老人的同意
      </Button>
    </Card>
  );
}
