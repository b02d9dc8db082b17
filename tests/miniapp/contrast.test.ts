import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync(new URL('../../miniapp/src/ui/tokens.scss', import.meta.url), 'utf8');

function coloursOf(mixin: string): ReadonlyMap<string, string> {
  const block = new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`).exec(tokens)?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const standard = coloursOf('standard');
const elder = new Map([...standard, ...coloursOf('elder')]);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Every text colour with every ground it stands on in the stylesheets. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'card', 'sunken', 'act-tint', 'confirmed-tint', 'refused-tint', 'waiting-tint']],
  ['soft', ['paper', 'card', 'sunken', 'act-tint']],
  ['act', ['paper', 'card', 'act-tint', 'refused-tint', 'waiting-tint']],
  ['accent', ['accent-tint']],
  ['on-act', ['act', 'act-pressed']],
  ['confirmed', ['paper', 'card', 'confirmed-tint']],
  ['refused', ['paper', 'card', 'refused-tint']],
  ['waiting', ['paper', 'card', 'waiting-tint']],
];

const pairs = texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const));

function between(palette: ReadonlyMap<string, string>, text: string, ground: string): number {
  const [one, other] = [palette.get(text), palette.get(ground)];
  if (one === undefined || other === undefined) throw new Error(`no colour ${text} or ${ground}`);
  return contrast(one, other);
}

describe('colours', () => {
  it.each(pairs)('standard: %s on %s can be read (4.5:1)', (text, ground) => {
    expect(between(standard, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs)('elder: %s on %s can be read with weak eyes (7:1)', (text, ground) => {
    expect(between(elder, text, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(['paper', 'card'])('the edge of a field stands out from %s (3:1)', (ground) => {
    expect(between(standard, 'edge', ground)).toBeGreaterThanOrEqual(3);
    expect(between(elder, 'edge', ground)).toBeGreaterThanOrEqual(4.5);
  });
});
