import { useEffect } from 'react';
import { isWeb } from '../platform/target';
import { useLatest } from '../platform/useLatest';

const reachable = '[tabindex="0"]:not([aria-hidden="true"]), input, textarea, a[href]';

/**
 * While a dialog is open the Tab key stays inside it, Escape closes it, and afterwards the focus is back where it was.
 * WeChat has neither keys nor a document; there `aria-modal` does it.
 */
export function useFocusTrap(id: string, title: string, isOpen: boolean, onClose: () => void): void {
  const close = useLatest(onClose);

  useEffect(() => {
    if (!isWeb || !isOpen) return undefined;
    const box = document.getElementById(id);
    if (!box) return undefined;
    const before = document.activeElement;

    const onKey = (event: KeyboardEvent) => {
      // Of two open at once, only the one on top listens.
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        close.current();
      } else if (event.key === 'Tab') keepInside(box, event);
    };
    box.addEventListener('keydown', onKey);
    return () => {
      box.removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [id, isOpen, close]);

  // Under a new title it asks something new: the focus starts again at its top.
  const asked = isOpen ? title : undefined;
  useEffect(() => {
    if (!isWeb || asked === undefined) return undefined;
    // Taro's elements stay invisible until their first frame, and what is invisible takes no focus.
    const frame = requestAnimationFrame(() => document.getElementById(id)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [id, asked]);
}

function keepInside(box: HTMLElement, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>(reachable)].filter(
    (stop) => stop.offsetParent !== null,
  );
  const [first, last] = [stops[0], stops[stops.length - 1]];
  if (!first || !last) return;
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === box)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}
