import { View } from '@tarojs/components';
import { useState } from 'react';
import { useActingFor } from '../api/actingFor';
import { useKeptSends } from '../api/keptSends';
import { useEndCase } from '../api/useCase';
import { openTab, startOver } from '../platform/navigation';
import { aria } from '../ui/aria';
import { Dialog } from '../ui/Dialog';
import { press } from '../ui/press';
import { Words } from '../ui/Words';

const casePage = '/packages/desk/case/index';
const channelWords = { phone: '电话', window: '窗口' } as const;

/** On every page while the desk acts for a caller: for whom, the way back to them, and the end of it. */
export function CaseBar({ isCase }: { readonly isCase: boolean }) {
  const acting = useActingFor();
  const unsent = useKeptSends().waiting.length;
  const [isAsking, setIsAsking] = useState(false);
  const endCase = useEndCase();
  if (!acting) return null;
  const { name, lastFour, channel } = acting;
  const end = () => {
    setIsAsking(false);
    // The page of this caller is left before anything of them is let go, so that it never shows itself empty.
    void openTab('/packages/desk/cases/index').finally(endCase);
  };
  const number = lastFour === undefined ? '' : `（尾号 ${lastFour}）`;
  return (
    <>
      <View className="case-bar" {...aria({ role: 'region', label: '正在替谁办理' })}>
        <View className="case-who">{`正在替${name}${number}办理 · ${channelWords[channel]}`}</View>
        <View className="case-acts">
          {!isCase && (
            <View className="press case-act" {...press({ onPress: () => void startOver(casePage) })}>
              看这一家
            </View>
          )}
          <View
            className="press case-act"
            {...press({ label: '结束办理', onPress: unsent > 0 ? () => setIsAsking(true) : end })}
          >
            结束
          </View>
        </View>
      </View>
      <Dialog
        isOpen={isAsking}
        title="结束办理？"
        confirm={{ text: '结束', isDangerous: true, act: end }}
        dismiss={{ text: '不结束', act: () => setIsAsking(false) }}
      >
        <Words>{`还有 ${unsent} 件没送出去，现在结束就不再送了。`}</Words>
      </Dialog>
    </>
  );
}
