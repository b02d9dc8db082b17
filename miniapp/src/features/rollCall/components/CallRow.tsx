import { View } from '@tarojs/components';
import type { AttendanceEntry } from '@huiyue/shared/contract/attendance';
import { isWeb } from '../../../platform/target';
import { aria } from '../../../ui/aria';
import { Icon } from '../../../ui/Icon';
import { useElementId } from '../../../ui/ids';
import { press } from '../../../ui/press';
import { markWords } from '../../../words/attendance';
import { hoursWords } from '../../../words/when';
import { standing, type Kind } from '../marks';

type Props = {
  readonly entry: AttendanceEntry;
  readonly chosen: Kind | undefined;
  readonly onChoose: (kind: Kind) => void;
};

type ArrowEvent = { readonly key: string; preventDefault(): void };

const kinds: readonly Kind[] = ['present', 'absent', 'closed'];
const icons = { present: 'check', absent: 'cross', closed: 'minus' } as const satisfies Record<Kind, string>;
const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** One person on one day: the name, and three answers side by side. */
export function CallRow({ entry, chosen, onChoose }: Props) {
  const id = useElementId('call');
  const { recipient, offer, from, to, isAnnounced, history } = entry;
  const shown = chosen ?? standing(entry);
  const note = [
    `${offer} ${hoursWords(from, to)}`,
    ...(isAnnounced ? ['家长已请假'] : []),
    ...(history.length > 1 ? [`改过 ${history.length - 1} 次`] : []),
  ].join(' · ');

  const onArrow = (event: ArrowEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = shown === undefined ? 0 : kinds.indexOf(shown);
    const next = kinds[(at + step + kinds.length) % kinds.length] ?? 'present';
    onChoose(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };

  return (
    <View className="call">
      <View className="call-who">
        <View className="line-title">{recipient.name}</View>
        <View className="line-about">{note}</View>
      </View>
      <View
        className="call-answers"
        {...aria({ role: 'radiogroup', label: `${recipient.name}，${note}` })}
        {...(isWeb && { onKeyDown: onArrow })}
      >
        {kinds.map((kind) => (
          <View
            key={kind}
            id={`${id}-${kind}`}
            className={
              kind === shown
                ? `press call-answer call-${isAnnounced && kind === 'absent' ? 'announced' : kind}`
                : 'press call-answer'
            }
            {...press({
              role: 'radio',
              label: `${markWords[kind]}，${recipient.name}`,
              checked: kind === shown,
              tabIndex: kind === (shown ?? 'present') ? 0 : -1,
              onPress: () => onChoose(kind),
            })}
          >
            {kind === shown && <Icon name={icons[kind]} small />}
            <View>{markWords[kind]}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
