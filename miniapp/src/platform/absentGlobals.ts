/** What WeChat's engine lacks and our libraries expect. Provided at build time, for WeChat only. */

class Signal {
  aborted = false;
  reason: unknown = undefined;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', listener: () => void) {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void) {
    this.#listeners.delete(listener);
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }

  abort(reason: unknown) {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason ?? new Error('aborted');
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

export class AbortController {
  readonly signal = new Signal();

  abort(reason?: unknown) {
    this.signal.abort(reason);
  }
}

export class Headers {
  readonly #values = new Map<string, string>();

  constructor(initial: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(initial)) this.set(name, value);
  }

  get(name: string) {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string) {
    return this.#values.has(name.toLowerCase());
  }

  set(name: string, value: string) {
    this.#values.set(name.toLowerCase(), value);
  }

  forEach(visit: (value: string, name: string) => void) {
    for (const [name, value] of this.#values) visit(value, name);
  }
}
