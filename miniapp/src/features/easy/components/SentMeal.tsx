import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ReactNode } from 'react';
import { openTab, startOver } from '../../../platform/navigation';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { PageShell } from '../../../ui/PageShell';
import { Words } from '../../../ui/Words';

const done = {
  title: '订好了',
  next: '到时候去吃，或者等送来。不想要了，截止时间以前可以取消。',
};
const waits = {
  title: '送出去了，等答复',
  next: '答复会写在“我的安排”里。',
};

type Props = {
  readonly state: BookingView['state'] | undefined;
  /** What was ordered, where it is known. */
  readonly children?: ReactNode;
};

export function SentMeal({ state, children }: Props) {
  const { title, next } = state === undefined || state === 'confirmed' ? done : waits;
  return (
    <PageShell
      title={title}
      foot={<Button onPress={() => void startOver('/packages/easy/home/index')}>回首页</Button>}
    >
      <Banner tone="confirmed" title={title}>
        <Words>{next}</Words>
      </Banner>
      {children}
      <Button kind="secondary" onPress={() => void openTab('/pages/bookings/index')}>
        看我的安排
      </Button>
    </PageShell>
  );
}
