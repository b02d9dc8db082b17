import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { ServiceCard } from '@huiyue/shared/contract/services';
import { instantOf } from '@huiyue/shared/civil';
import { View } from '@tarojs/components';
import { dial } from '../../../platform/phone';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';
import { instantWords } from '../../../words/dates';

type Props = { readonly booking: BookingView; readonly service: ServiceCard; readonly isLate: boolean };

const minuteMs = 60_000;

/** Until when it can be changed by oneself, and whom to ask after that. */
export function AfterCutOff({ booking, service: { site, product, closesMinutesBefore }, isLate }: Props) {
  const closes =
    instantOf(`${booking.startsOn}T00:00:00+08:00`) + (booking.from - closesMinutesBefore) * minuteMs;
  return (
    <View className="actions">
      <Words kind="soft">
        {isLate
          ? `${instantWords(closes)} 已经截止，要改请找机构。`
          : `${instantWords(closes)} 以前可以自己${product === 'meal' ? '改、自己' : ''}取消。`}
      </Words>
      <Button
        kind="secondary"
        icon="phone"
        label={`打电话 ${site.phone}，${site.name}`}
        onPress={() => void dial(site.phone)}
      >
        {`打电话 ${site.phone}`}
      </Button>
    </View>
  );
}
