import { hourMs, type Instant } from '@huiyue/shared/civil';

type Forms = Readonly<Record<string, { readonly at: Instant; readonly value: unknown }>>;

/** Forms that were begun and not sent, of one account, by name, with the time each was last touched. */
export type KeptForms = { readonly account: string; readonly forms: Forms };

const none: KeptForms = { account: '', forms: {} };
/** Somebody who was called away comes back within the day. Later it is another intention, and private words left lying. */
const keptForMs = 24 * hourMs;

/** What the text holds and is not too old; a text that cannot be read holds nothing. */
export function keptFormsIn(text: string | undefined, now: Instant): KeptForms {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isKeptForms(read)
      ? { ...read, forms: filtered(read.forms, (_, at) => now - at < keptForMs && at <= now) }
      : none;
  } catch {
    return none;
  }
}

/** Undefined where there is nothing to keep. */
export function textOfForms(kept: KeptForms): string | undefined {
  return Object.keys(kept.forms).length === 0 ? undefined : JSON.stringify(kept);
}

/** The same for this account: of what anybody else left, nothing. */
export function formsOf(kept: KeptForms, account: string): KeptForms {
  return kept.account === account ? kept : { account, forms: {} };
}

export function withForm(kept: KeptForms, name: string, value: object, at: Instant): KeptForms {
  return { ...kept, forms: { ...kept.forms, [name]: { at, value } } };
}

/** Without a form and all of its steps, which are named `form:step`; or without all of a household's, named `hsh_… form`. */
export function withoutForms(kept: KeptForms, name: string): KeptForms {
  const isGone = (one: string) => one === name || one.startsWith(`${name}:`) || one.startsWith(`${name} `);
  return { ...kept, forms: filtered(kept.forms, (one) => !isGone(one)) };
}

function filtered(forms: Forms, stays: (name: string, at: Instant) => boolean): Forms {
  return Object.fromEntries(Object.entries(forms).filter(([name, { at }]) => stays(name, at)));
}

function isKeptForms(read: unknown): read is KeptForms {
  if (typeof read !== 'object' || read === null || !('account' in read && 'forms' in read)) return false;
  const { account, forms } = read;
  return (
    typeof account === 'string' &&
    typeof forms === 'object' &&
    forms !== null &&
    Object.values(forms).every((one: unknown) => typeof one === 'object' && one !== null && 'at' in one)
  );
}
