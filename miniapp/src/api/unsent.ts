import { newKey, type IdempotencyKey } from './key';

/** A form's words as they were sent, and the key they were sent under. */
type Sent = { readonly key: IdempotencyKey; readonly body: string };

/** Sends whose outcome is unknown, by form. In memory only: what was typed comes back with its form (see `useKept`). */
const undecided = new Map<string, Sent>();

/**
 * The key to send this body under. The same words again keep their key, so that two tries stay one act;
 * other words are another intention and get `fresh`.
 */
export function keyFor(form: string, body: object, fresh: IdempotencyKey = newKey()): IdempotencyKey {
  const text = JSON.stringify(body);
  const sent = undecided.get(form);
  const key = sent?.body === text ? sent.key : fresh;
  undecided.set(form, { key, body: text });
  return key;
}

/** The server has answered, yes or no. The next send is a new act. */
export function decided(form: string): void {
  undecided.delete(form);
}

/** Whoever these words were about is not being served any more; the same words for somebody else are another act. */
export function forgetUndecided(): void {
  undecided.clear();
}
