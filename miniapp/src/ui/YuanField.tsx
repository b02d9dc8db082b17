import { parseYuan, type Fen } from '@huiyue/shared/money';
import { useState } from 'react';
import { TextField } from './TextField';

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The text as typed: 12. is on its way to 12.50 and must not be rewritten under the fingers. */
  readonly text: string;
  readonly onChange: (text: string, amount: Fen | undefined) => void;
  readonly unit?: string;
};

/** Money in yuan with at most two decimals. What cannot be read is said so once the field is left, never rounded. */
export function YuanField({ label, hint, error, text, onChange, unit = '元' }: Props) {
  const [wasLeft, setWasLeft] = useState(false);
  const unreadable = wasLeft && text.trim() !== '' && parseYuan(text) === undefined;
  return (
    <TextField
      label={label}
      hint={hint}
      error={error ?? (unreadable ? '请写成元，最多两位小数，例如 1850 或 1850.50' : undefined)}
      value={text}
      keyboard="digit"
      maxLength={11}
      unit={unit}
      onLeave={() => setWasLeft(true)}
      onChange={(typed) => onChange(typed, parseYuan(typed))}
    />
  );
}
