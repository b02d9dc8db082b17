import { describe, expect, it } from 'vitest';
import { builtWeapp } from './support/bootWeapp';
import { packageOf, readDist } from './support/dist';

const KB = 1024;
const dist = readDist(builtWeapp);

function sizeOf(name: string | undefined): number {
  return dist.files
    .filter((file) => packageOf(dist, file) === name && file !== 'project.config.json')
    .reduce((sum, file) => sum + dist.bytesOf(file), 0);
}

describe('a phone on a slow line downloads', () => {
  it('at most 600 KB before the first page, every tab included', () => {
    expect(dist.tabs.every((tab) => packageOf(dist, tab) === undefined)).toBe(true);
    expect(sizeOf(undefined) / KB).toBeLessThanOrEqual(600);
  });

  it.each(dist.subPackages)('at most 250 KB for the sub-package %s', (name) => {
    expect(sizeOf(name)).toBeGreaterThan(0);
    expect(sizeOf(name) / KB).toBeLessThanOrEqual(250);
  });
});
