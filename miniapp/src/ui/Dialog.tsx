import type { ReactNode } from 'react';
import { Button } from './Button';
import { Overlay } from './Overlay';

type Props = {
  readonly isOpen: boolean;
  /** A question that the confirming word answers: 取消 12月的预约？ → 取消预约. */
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: {
    readonly text: string;
    readonly act: () => void;
    readonly isDangerous?: boolean;
    readonly busy?: string | false;
  };
  /** The way out, as a word of its own: 再想想. */
  readonly dismiss: { readonly text: string; readonly act: () => void };
};

/** A question that must be answered first. Only for what is hard to take back; the eye then falls on the way out. */
export function Dialog({ isOpen, title, children, confirm, dismiss }: Props) {
  return (
    <Overlay
      kind="dialog"
      isOpen={isOpen}
      title={title}
      onClose={dismiss.act}
      foot={
        <>
          <Button
            kind={confirm.isDangerous === true ? 'danger' : 'primary'}
            busy={confirm.busy ?? false}
            onPress={confirm.act}
          >
            {confirm.text}
          </Button>
          <Button kind={confirm.isDangerous === true ? 'primary' : 'secondary'} onPress={dismiss.act}>
            {dismiss.text}
          </Button>
        </>
      }
    >
      {children}
    </Overlay>
  );
}
