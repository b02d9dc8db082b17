import { Image, View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import type { BookingView } from '@huiyue/shared/contract/bookings';
import type { DayCodeView } from '@huiyue/shared/contract/today';
import { dateAt } from '@huiyue/shared/civil';
import { get } from '../../api/client';
import { dataOf } from '../../api/queries';
import { now } from '../../platform/clock';
import { aria } from '../../ui/aria';
import { Card } from '../../ui/Card';
import { Heading } from '../../ui/Heading';
import { Words } from '../../ui/Words';
import { qrOf, qrSize } from './qr';
import './door.scss';

/** On a day of service: what to show at the door, or to say. Another one tomorrow. */
export function DayCode({ booking }: { readonly booking: BookingView }) {
  const today = dateAt(now());
  const isToday = booking.state === 'confirmed' && booking.dates.includes(today);
  const code = useQuery({
    queryKey: ['dayCode', booking.id, today],
    queryFn: () => dataOf(get<DayCodeView>(`/bookings/${booking.id}/day-code`)),
    enabled: isToday,
  });
  if (!isToday || !code.data) return null;
  const { pin, code: text } = code.data;
  return (
    <Card>
      <Heading>今天的到园码</Heading>
      <View className="door-code">
        <Image
          className="door-picture"
          src={pictureOf(text)}
          {...aria({ label: '到园码，给老师扫' })}
          nativeProps={{ alt: '到园码，给老师扫' }}
        />
        <View className="door-pin" {...aria({ label: `口令 ${pin.split('').join(' ')}` })}>
          {`${pin.slice(0, 3)} ${pin.slice(3)}`}
        </View>
      </View>
      <Words kind="soft">送到、接走时给老师扫，或者报六位数字。每天换一个，请不要转给别人。</Words>
    </Card>
  );
}

const margin = 4;

function pictureOf(text: string): string {
  const size = qrSize + 2 * margin;
  const path = qrOf(text)
    .flatMap((line, row) =>
      line.flatMap((dark, column) => (dark ? [`M${column + margin} ${row + margin}h1v1h-1z`] : [])),
    )
    .join('');
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}
