import { it } from 'vitest';
import { press, sees } from './support/browser';
import { townAndBrowser } from './support/townAndBrowser';

const here = townAndBrowser('one for all');

it.each([
  ['standard', 'elder'],
  ['elder', 'standard'],
] as const)('a phone opened in the %s size can be put into the other, and stays so', async (size, other) => {
  const page = await here.open({ size });
  await page.locator(`.size-${size}`).first().waitFor();
  await press(page, 'button', other === 'elder' ? '换成大字版' : '换成标准版');
  await page.locator(`.size-${other}`).first().waitFor();
  await page.reload();
  await sees(page, '惠约');
  await page.locator(`.size-${other}`).first().waitFor();
});
