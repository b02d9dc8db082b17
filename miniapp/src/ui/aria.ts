import { isWeb } from '../platform/target';

/** What an element says about itself to a screen reader. One description, two dialects. */
export type Aria = {
  readonly role?: string;
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly level?: number;
  readonly hidden?: boolean;
  readonly disabled?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly checked?: boolean;
  readonly selected?: boolean;
  readonly current?: boolean;
  readonly expanded?: boolean;
  readonly required?: boolean;
  readonly modal?: boolean;
  readonly live?: 'polite' | 'assertive';
  readonly hasPopup?: 'dialog';
  readonly controls?: string | undefined;
  /** Whether the Tab key stops here. −1: only code may move the focus here. Web only. */
  readonly tabIndex?: 0 | -1;
};

type Attributes = Record<string, string | number>;

/** Attributes for a View or Text. WeChat calls the role `aria-role`, and has no level, no current, no Tab key. */
export function aria(state: Aria): Attributes {
  const attributes: Attributes = {};
  const put = (name: string, value: string | number | boolean | undefined) => {
    // As text: a bare false would be left out, and "not checked" is worth hearing.
    if (value !== undefined) attributes[name] = typeof value === 'boolean' ? String(value) : value;
  };
  put(isWeb ? 'role' : 'aria-role', state.role);
  put('aria-label', state.label);
  put('aria-labelledby', state.labelledBy);
  put('aria-describedby', state.describedBy);
  put('aria-hidden', state.hidden === true ? true : undefined);
  put('aria-disabled', state.disabled === true ? true : undefined);
  put('aria-checked', state.checked);
  put('aria-selected', state.selected);
  put('aria-expanded', state.expanded);
  put('aria-required', state.required === true ? true : undefined);
  put('aria-modal', state.modal);
  put('aria-live', state.live);
  put('aria-haspopup', state.hasPopup);
  put('aria-controls', state.controls);
  if (isWeb) {
    put('aria-level', state.level);
    put('aria-busy', state.busy === true ? true : undefined);
    put('aria-current', state.current === true ? 'page' : undefined);
    put('tabindex', state.tabIndex);
  }
  return attributes;
}
