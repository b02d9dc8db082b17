import { civilDate } from '@huiyue/shared/civil';
import { expect, it } from 'vitest';
import { labelsPage, routePage } from '../../miniapp/src/features/house/paper';

const on = { service: 'svc_000001', name: '午餐', date: civilDate('2026-11-24') } as const;

it('prints a route that works without a telephone: whom to call, what to write down, and a head on every sheet', () => {
  const stop = {
    booking: 'bkg_000001',
    recipient: 'eld_000001',
    name: '孙爷爷 <大>',
    address: '',
    dish: null,
    units: 2,
    contact: { name: '女儿', phone: '13900000001' },
    allergies: ['peanuts'],
    diets: ['lowSalt'],
  } as const;
  const page = routePage({
    ...on,
    revision: 1,
    stops: [{ ...stop, allergies: [...stop.allergies], diets: [...stop.diets] }],
  });
  expect(page).toContain('孙爷爷 &lt;大&gt;');
  expect(page).toContain('没有写，打电话问');
  expect(page).toContain('女儿 13900000001');
  expect(page).toContain('<b>过敏：花生</b>　少盐');
  expect(page).toContain('□ 没人');
  expect(page).toMatch(/<thead><tr><th>顺序/);
});

it('prints on every label whose it is, for which day, and in heavy type what they must not eat', () => {
  const label = { booking: 'bkg_000001', name: '周奶奶', dish: '清蒸鱼', units: 1, way: 'deliver' } as const;
  const page = labelsPage({
    ...on,
    portions: 1,
    counts: [],
    clashes: [],
    labels: [{ ...label, allergies: ['soy'], diets: [] }],
  });
  expect(page).toMatch(/11月24日 午餐.*周奶奶.*送到家 × 1.*清蒸鱼.*<b>过敏：大豆<\/b>/);
});
