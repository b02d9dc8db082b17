/** What the web's elements and Taro's own on WeChat have in common, as far as reading aloud needs it. */
export type Readable = {
  readonly nodeType: number;
  readonly nodeValue?: string | null;
  readonly textContent?: string | null;
  readonly childNodes: ArrayLike<Readable>;
  getAttribute?(name: string): string | null | undefined;
};

const element = 1;
const textNode = 3;
/** What each role is called, as a person would name it. Everything else is plain text. */
const roleNames: Readonly<Record<string, string>> = {
  button: '按钮',
  link: '按钮',
  tab: '按钮',
  radio: '选项',
  checkbox: '选项',
  textbox: '填空',
};

/**
 * The page as one would read it to somebody: its title, its words, and what there is to press, by name.
 * What stands in its first part, the bar at the top, comes last: nobody wants to hear 返回 before the title.
 */
export function sayingsOf(page: Readable): readonly string[] {
  const dialog = find(page, (node) => attribute(node, 'aria-modal') === 'true');
  // An open dialog is all that can be used; the page behind it would only confuse.
  if (dialog) return join(spoken(dialog));
  // On the web an element of Taro's begins with empty nodes of its own.
  const [bar, ...parts] = Array.from(page.childNodes).filter(({ nodeType }) => nodeType === element);
  return join([...parts, ...(bar ? [bar] : [])].flatMap(spoken));
}

type Piece = { readonly text: string; readonly isOwn: boolean };

function spoken(node: Readable): readonly Piece[] {
  if (node.nodeType === textNode) return plain(node.nodeValue ?? '');
  if (attribute(node, 'aria-hidden') === 'true') return [];
  const name = roleNames[attribute(node, 'role') ?? attribute(node, 'aria-role') ?? ''];
  if (name !== undefined) return [{ text: `${name}：${nameOf(node)}${stateOf(node)}`, isOwn: true }];
  return Array.from(node.childNodes).flatMap(spoken);
}

function plain(text: string): readonly Piece[] {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  return said === '' ? [] : [{ text: said, isOwn: false }];
}

function nameOf(node: Readable): string {
  const label = attribute(node, 'aria-label');
  return label ?? Array.from(node.childNodes, textOf).join(' ').replaceAll(/\s+/g, ' ').trim();
}

function textOf(node: Readable): string {
  if (node.nodeType === textNode) return node.nodeValue ?? '';
  if (attribute(node, 'aria-hidden') === 'true') return '';
  return Array.from(node.childNodes, textOf).join(' ');
}

function stateOf(node: Readable): string {
  if (attribute(node, 'aria-disabled') === 'true') return '，现在不能按';
  return attribute(node, 'aria-checked') === 'true' || attribute(node, 'aria-selected') === 'true'
    ? '，已选'
    : '';
}

/** Short enough that a voice does not lose its breath, long enough that it does not stutter. */
const longest = 120;

function join(pieces: readonly Piece[]): readonly string[] {
  const sayings: string[] = [];
  let open = false;
  for (const { text, isOwn } of pieces) {
    const last = sayings.at(-1);
    if (open && !isOwn && last !== undefined && last.length + text.length < longest) {
      sayings[sayings.length - 1] = /[，。：；？！、]$/.test(last) ? last + text : `${last}，${text}`;
    } else sayings.push(text);
    open = !isOwn;
  }
  return sayings;
}

function find(node: Readable, is: (node: Readable) => boolean): Readable | undefined {
  if (node.nodeType === textNode) return undefined;
  if (is(node)) return node;
  for (const child of Array.from(node.childNodes)) {
    const found = find(child, is);
    if (found) return found;
  }
  return undefined;
}

function attribute(node: Readable, name: string): string | undefined {
  return node.getAttribute?.(name) ?? undefined;
}
