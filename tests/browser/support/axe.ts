import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import * as z from 'zod';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const results = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      help: z.string(),
      nodes: z.array(
        z.object({ html: z.string(), target: z.array(z.unknown()), failureSummary: z.string() }),
      ),
    }),
  ),
});

const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`;

/**
 * What keeps people from using this page, as axe sees it: one line per element, ready for a failure's message.
 * `expect(await seriousViolations(page)).toEqual([])`
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = results.parse(await page.evaluate(run));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) =>
          `${impact} ${id}: ${help}\n  ${html.slice(0, 200)}\n  ${oneLine(failureSummary)}`,
      ),
    );
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
