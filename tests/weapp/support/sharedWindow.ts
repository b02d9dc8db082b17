import { JSDOM, type DomDocument } from 'jsdom';

/**
 * WeChat's engine draws into the one window it finds in the process. All phones of a test share it, each on
 * a part of its own; the last one to close takes it away, so that nothing else believes to be in a browser.
 */
let users = 0;
let shared: JSDOM | undefined;

export function borrowWindow(): { readonly document: DomDocument; readonly giveBack: () => void } {
  shared ??= open();
  users += 1;
  let isBorrowed = true;
  return {
    document: shared.window.document,
    giveBack: () => {
      if (!isBorrowed) return;
      isBorrowed = false;
      users -= 1;
      if (users === 0) close();
    },
  };
}

function open(): JSDOM {
  const dom = new JSDOM('<!doctype html><body></body>');
  dom.window.requestAnimationFrame = (run) => {
    setImmediate(run);
    return 0;
  };
  for (const [name, value] of Object.entries({ window: dom.window, document: dom.window.document })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return dom;
}

function close(): void {
  shared?.window.close();
  shared = undefined;
  for (const name of ['window', 'document']) Reflect.deleteProperty(globalThis, name);
}
