import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const shapes = fileURLToPath(new URL('../../functions/src/store/shapes', import.meta.url));

it('no two kinds of records lie in the table under one name', () => {
  const names = readdirSync(shapes).flatMap((file) =>
    Array.from(
      readFileSync(join(shapes, file), 'utf8').matchAll(/^ {2}name: '(.+)',$/gm),
      ([, name = '']) => name,
    ),
  );
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
