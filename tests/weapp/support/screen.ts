import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { DomElement } from 'jsdom';

/** An element of the page: by its words (text, aria-label or placeholder), by a selector, or by both. */
export type Target = string | { readonly selector: string; readonly words?: string };

const TEXT_NODE = 3;

/** What a person can see, as one line of words. */
export function wordsOf(element: DomElement): string {
  return tidy(visibleText(element));
}

function visibleText(node: DomElement): string {
  if (node.nodeType === TEXT_NODE) return node.textContent;
  if (isHidden(node)) return '';
  const inside = Array.from(node.childNodes, visibleText).join('');
  // A `text` runs on in its line; everything else begins a new one.
  return node.tagName === 'TEXT' ? inside : ` ${inside} `;
}

function isHidden(element: DomElement): boolean {
  return (
    element.getAttribute('hidden') !== null || /display:\s*none/.test(element.getAttribute('style') ?? '')
  );
}

export function find(page: DomElement, target: Target): DomElement {
  const found = typeof target === 'string' ? byWords(page, target) : bySelector(page, target);
  const [first, second] = found;
  const what = typeof target === 'string' ? `"${target}"` : JSON.stringify(target);
  if (first === undefined) throw new Error(`Nothing says ${what} on this page: ${wordsOf(page)}`);
  if (second !== undefined && typeof target === 'string') {
    throw new Error(
      `${found.length} things say ${what}: ${found.map((one) => one.outerHTML.slice(0, 160)).join('\n')}`,
    );
  }
  return first;
}

function bySelector(page: DomElement, target: { readonly selector: string; readonly words?: string }) {
  const { selector, words } = target;
  return all(page, selector).filter((element) => words === undefined || namesOf(element).includes(words));
}

/** The innermost elements with exactly these words; failing that, those that contain them. */
function byWords(page: DomElement, words: string): DomElement[] {
  const elements = all(page, '*').filter((element) => !isHidden(element));
  const exact = elements.filter((element) => namesOf(element).includes(words));
  if (exact.length > 0) return innermost(exact);
  return innermost(elements.filter((element) => namesOf(element).some((name) => name.includes(words))));
}

function namesOf(element: DomElement): string[] {
  const label = element.getAttribute('aria-label') ?? element.getAttribute('placeholder');
  return [wordsOf(element), ...(label === null ? [] : [tidy(label)])].filter((name) => name !== '');
}

function innermost(elements: readonly DomElement[]): DomElement[] {
  return elements.filter(
    (element) => !elements.some((other) => other !== element && isInside(other, element)),
  );
}

function isInside(element: DomElement, ancestor: DomElement): boolean {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (parent === ancestor) return true;
  }
  return false;
}

export function all(page: DomElement, selector: string): DomElement[] {
  return Array.from(page.querySelectorAll(selector));
}

/** Events that rise to the parents on a phone; the others reach only the element itself. */
const rising = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);

export function dispatch(element: DomElement, name: string, detail: unknown): void {
  const target = element.__wxElement;
  if (target === undefined)
    throw new Error(`WeChat's engine does not know ${element.outerHTML.slice(0, 160)}`);
  const isRising = rising.has(name);
  glassEasel.Event.dispatchEvent(
    target,
    new glassEasel.Event(name, detail, { bubbles: isRising, composed: isRising, capturePhase: isRising }),
  );
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
