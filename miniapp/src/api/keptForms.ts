import { now } from '../platform/clock';
import { forget, readText, writeText } from '../platform/storage';
import { formsOf, keptFormsIn, textOfForms, withForm, withoutForms, type KeptForms } from './keptFormsText';

/**
 * What a person has typed and not sent, so that it is there again after WeChat has thrown the program out of memory. On
 * this phone alone, of one account, for a day: it goes when it was sent, when its owner signs out, and when somebody
 * else signs in.
 */
const storageKey = 'forms';

const read = () => keptFormsIn(readText(storageKey), now());

function write(kept: KeptForms): void {
  const text = textOfForms(kept);
  if (text === undefined) forget(storageKey);
  else writeText(storageKey, text);
}

/** A caller's forms at the desk are that household's, and no other's. */
export function formName(household: string | undefined, form: string): string {
  return household === undefined ? form : `${household} ${form}`;
}

export function keptForm(account: string, name: string): unknown {
  return formsOf(read(), account).forms[name]?.value;
}

export function keepForm(account: string, name: string, value: object): void {
  write(withForm(formsOf(read(), account), name, value, now()));
}

/** A form and its steps, or all of a household. */
export function dropForms(name: string): void {
  write(withoutForms(read(), name));
}

/** Whose phone it is from here on. What is too old, or another's, is gone from the disk as well. */
export function openForms(account: string): void {
  write(formsOf(read(), account));
}

export function forgetForms(): void {
  forget(storageKey);
}
