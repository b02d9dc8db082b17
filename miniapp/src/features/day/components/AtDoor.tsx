import { View } from '@tarojs/components';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { canScan, scan } from '../../../platform/scan';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { useAtDoor } from '../queries';

type Props = { readonly site: string; readonly onFound: (bookings: readonly string[]) => void };

/** A family shows a picture or says six figures; the list then shows that one person. */
export function AtDoor({ site, onFound }: Props) {
  const [pin, setPin] = useState('');
  const [code, setCode] = useState<string>();
  const found = useAtDoor(site, code);
  const items = found.data?.items;
  const look = (next: string) => setCode(next.trim().toUpperCase());
  const read = async () => {
    const text = await scan();
    if (text !== undefined) look(text);
  };
  return (
    <View className="stack">
      {canScan && (
        <Button kind="secondary" onPress={() => void read()}>
          扫家长的到园码
        </Button>
      )}
      <TextField
        label="家长说的六位数字"
        hint="在家长的预约页面上，每天换一个"
        value={pin}
        onChange={(text) => setPin(text.replace(/\D/g, '').slice(0, 6))}
        keyboard="number"
        maxLength={6}
      />
      <Button kind="secondary" lacks={[pin.length !== 6 && '填满六位数字']} onPress={() => look(pin)}>
        找这个人
      </Button>
      {found.error && <FailureNotice failure={found.error.failure} reader="institution" />}
      {items?.length === 0 && (
        <Banner tone="refused" title="没有找到">
          <Words>今天的名单里没有人用这个码。请看是不是今天的，或者直接在名单里找名字。</Words>
        </Banner>
      )}
      {items && items.length > 0 && (
        <Banner tone="confirmed" title={items.map(({ recipient }) => recipient.name).join('、')}>
          <Button
            kind="secondary"
            onPress={() => {
              onFound(items.map(({ booking }) => booking));
              setPin('');
              setCode(undefined);
            }}
          >
            在名单里点名
          </Button>
        </Banner>
      )}
    </View>
  );
}
