import { afterEach, expect, it } from 'vitest';
import { bootWeapp, builtWeapp, type Phone } from './support/bootWeapp';
import { readDist } from './support/dist';

const KB = 1024;
const dist = readDist(builtWeapp);
const phones: Phone[] = [];

afterEach(() => {
  for (const phone of phones.splice(0)) phone.close();
});

/** Nobody answers: what is shown without a server must still be a page. */
async function boot(options: Partial<Parameters<typeof bootWeapp>[0]> = {}): Promise<Phone> {
  const phone = await bootWeapp({ request: () => Response.json({}, { status: 503 }), ...options });
  phones.push(phone);
  return phone;
}

it('the build starts on its first tab, with words on it', async () => {
  const phone = await boot();
  expect(phone.stack()).toEqual([dist.tabs[0]]);
  expect(phone.text()).toMatch(/\p{Script=Han}/u);
});

it('the first picture of every page is at most 32 KB of setData', async () => {
  for (const page of dist.pages) {
    // One phone at a time: they share this process's document.
    // oxlint-disable-next-line no-await-in-loop
    const phone = await boot({ start: page });
    const first = phone.setDataBytes[0] ?? Number.POSITIVE_INFINITY;
    expect(first, `${page}: first of ${phone.setDataBytes.length}`).toBeLessThanOrEqual(32 * KB);
    phone.close();
  }
});

it('every tab opens with a tap on its words, and WeChat agrees with every move', async () => {
  const phone = await boot();
  for (const [index, words] of tabWords().entries()) {
    // oxlint-disable-next-line no-await-in-loop
    await phone.tap({ selector: '[aria-role="tab"]', words });
    expect(phone.stack()).toEqual([dist.tabs[index]]);
  }
  expect(phone.refusedMoves).toEqual([]);
  expect(phone.unknownWxCalls).toEqual([]);
});

it('the large size, once chosen, is there after the phone was off', async () => {
  const storage = new Map<string, string>();
  const phone = await boot({ storage });
  expect(phone.count('.size-elder')).toBe(0);
  await phone.tap('换成大字版');
  expect(phone.count('.size-elder')).toBeGreaterThan(0);
  phone.close();
  const again = await boot({ storage });
  expect(again.count('.size-elder')).toBeGreaterThan(0);
});

function tabWords(): string[] {
  const { tabBar }: { tabBar: { list: { text: string }[] } } = JSON.parse(dist.text('app.json'));
  return tabBar.list.map((tab) => tab.text);
}
