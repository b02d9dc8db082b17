import { View } from '@tarojs/components';
import type { NoticeSettingsView } from '@huiyue/shared/contract/notices';
import type { NoticeTopic } from '@huiyue/shared/notices/notice';
import { useState } from 'react';
import { FailureNotice } from '../../../notices/FailureNotice';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { CheckRow } from '../../../ui/CheckRow';
import { Section } from '../../../ui/Section';
import { TextField } from '../../../ui/TextField';
import { Words } from '../../../ui/Words';
import { topicWords } from '../../../words/notices';
import { useChangeSettings } from '../queries';

const asked = ['answers', 'offers', 'changes', 'money', 'care', 'complaints', 'circle'] as const;

/** What one wants to be told by which way. In the app everything is told in any case. */
export function SettingsForm({ settings }: { settings: NoticeSettingsView }) {
  const [off, setOff] = useState<readonly NoticeTopic[]>(settings.topicsOff);
  const [isSmsOff, setSmsOff] = useState(settings.isSmsOff);
  const [phone, setPhone] = useState('');
  const { change, ...state } = useChangeSettings();
  const isPhone = /^1\d{10}$/.test(phone);
  const save = async (next?: string | null) => {
    const isSaved = await change({
      topicsOff: off,
      isSmsOff,
      ...(next === undefined ? {} : { phone: next }),
    });
    if (isSaved) setPhone('');
  };
  const toggle = (topic: NoticeTopic) =>
    setOff(off.includes(topic) ? off.filter((one) => one !== topic) : [...off, topic]);

  return (
    <>
      <Section title="哪些事另外通知您">
        <Words kind="soft">所有消息都在“消息”里。打钩的，还会用微信或者短信告诉您。</Words>
        <View className="choice">
          {asked.map((topic) => (
            <CheckRow
              key={topic}
              label={topicWords[topic].name}
              note={permitted(settings, topic) ?? topicWords[topic].note}
              isChecked={!off.includes(topic)}
              onToggle={() => toggle(topic)}
            />
          ))}
        </View>
        <Words kind="soft">微信每次只能发一条您点头同意过的消息，所以在您预约、候补、订餐时才会问。</Words>
      </Section>
      <Section title="短信">
        <Words kind="soft">
          要紧的消息您一直没有看，才发短信；短信也没有用，人工窗口才打电话。号码加密保存，只有发短信的系统和要打电话的窗口人员能看到。不留也可以。
        </Words>
        <CheckRow label="可以发短信" isChecked={!isSmsOff} onToggle={() => setSmsOff(!isSmsOff)} />
        <TextField
          label="手机号码"
          hint={settings.phoneEnd === null ? '还没有留' : `已经留了尾号 ${settings.phoneEnd} 的号码`}
          {...(phone !== '' && !isPhone && phone.length >= 11 && { error: '手机号码是 1 开头的 11 位数字' })}
          value={phone}
          keyboard="number"
          maxLength={11}
          onChange={setPhone}
        />
        {settings.phoneEnd !== null && (
          <Button kind="quiet" onPress={() => void save(null)}>
            删掉我的号码
          </Button>
        )}
      </Section>
      {state.phase === 'failed' && <FailureNotice failure={state.failure} reader="family" />}
      {state.phase === 'done' && <Banner tone="confirmed" title="已经保存" />}
      <Button
        lacks={[phone !== '' && !isPhone && '把手机号码写完整，或者不写']}
        busy={state.phase === 'sending' && '正在保存'}
        onPress={() => void save(phone === '' ? undefined : phone)}
      >
        保存
      </Button>
    </>
  );
}

function permitted({ wechat }: NoticeSettingsView, topic: NoticeTopic): string | undefined {
  const found = wechat.find((one) => one.topic === topic);
  return found && found.permitted > 0 ? `微信还可以发 ${found.permitted} 条` : undefined;
}
