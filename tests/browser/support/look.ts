import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousViolations } from './axe';
import { shot } from './browser';

/** Takes a picture and has the page judged: at full length, for what a bar covers while scrolling is not covered for good. */
export async function look(page: Page, name: string): Promise<void> {
  await shot(page, name);
  const glass = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ ...glass, height: 5000 });
  expect(await seriousViolations(page), name).toEqual([]);
  await page.setViewportSize(glass);
}
