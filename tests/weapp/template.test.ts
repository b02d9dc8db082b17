import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// Elements are shipped without what no page sets or listens to (miniapp/config/leanTemplate.ts): a page that begins to
// would see nothing happen, and only on WeChat.
const leftOut =
  /\b(onTouch(Start|Move|End|Cancel)|onLong(Press|Tap)|onAnimation\w+|onTransitionEnd|hoverStartTime|hoverStopPropagation|userSelect|maxLines|selectable|decode|animation|ScrollView)\b(?=\s*[=:,}])/g;

const source = fileURLToPath(new URL('../../miniapp/src', import.meta.url));

/** Of components alone: the same words stand for other things in styles and elsewhere. */
function uses(text: string): readonly string[] {
  return text.match(leftOut) ?? [];
}

it('no page needs what the templates leave out', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((name) =>
    uses(readFileSync(join(source, name), 'utf8')).map((use) => `${name}: ${use}`),
  );
  expect(found).toEqual([]);
});

it('and one that did would be found', () => {
  expect(uses('<View onLongPress={open} />')).toEqual(['onLongPress']);
  expect(uses("import { ScrollView, View } from '@tarojs/components';")).toEqual(['ScrollView']);
  expect(uses('<Text selectable={true}>')).toEqual(['selectable']);
});
