import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { aria } from './aria';

export type FieldWords = {
  readonly label: string;
  /** Said before the mistake is made. */
  readonly hint?: string | undefined;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
};

type Props = FieldWords & { readonly id: string; readonly children: ReactNode };

/** The ids of a field's words, for whatever stands inside it. */
export function fieldIds(id: string) {
  return { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` };
}

/** Which words describe the field: the error first, for it is what one needs to hear. */
export function describedBy(
  id: string,
  { hint, error }: Pick<FieldWords, 'hint' | 'error'>,
): string | undefined {
  const ids = fieldIds(id);
  const parts = [error !== undefined && ids.error, hint !== undefined && ids.hint].filter(
    (part) => part !== false,
  );
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Label above, hint below it, error at the field. */
export function Field({ id, label, hint, error, children }: Props) {
  const ids = fieldIds(id);
  return (
    <View className={error === undefined ? 'field' : 'field field-wrong'}>
      <View id={ids.label} className="field-label">
        {label}
      </View>
      {hint !== undefined && (
        <View id={ids.hint} className="field-hint">
          {hint}
        </View>
      )}
      {children}
      {error !== undefined && (
        <View id={ids.error} className="field-error" {...aria({ role: 'alert', live: 'assertive' })}>
          <Icon name="cross" small />
          <View>{error}</View>
        </View>
      )}
    </View>
  );
}
