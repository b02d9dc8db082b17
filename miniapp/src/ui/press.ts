import { isWeb } from '../platform/target';
import { aria, type Aria } from './aria';

type Key = { readonly key: string; preventDefault(): void };

type Press = Aria & {
  readonly onPress: () => void;
};

/**
 * Makes a View something to press: by finger, by mouse, by Enter and Space, and by a screen reader.
 * It stays reachable while disabled, so that a screen reader can say that it is.
 */
export function press({ onPress, role = 'button', tabIndex = 0, ...state }: Press) {
  const isOpen = state.disabled !== true && state.busy !== true;
  const act = () => {
    if (isOpen) onPress();
  };
  return {
    ...aria({ ...state, role, tabIndex, disabled: !isOpen }),
    hoverClass: isOpen ? 'is-pressed' : 'none',
    hoverStayTime: 80,
    onClick: act,
    ...(isWeb && {
      onKeyDown: (event: Key) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        act();
      },
    }),
  };
}
