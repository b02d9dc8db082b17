import { expect, it } from 'vitest';
import { byWhomWords } from '../../miniapp/src/features/institution/answeredWords';

it('says to a colleague that a family’s wish was granted, and not that the house put an end to it', () => {
  const closed = {
    act: 'close',
    role: 'institution',
    name: '程站长',
    at: '2026-07-08T09:40:00+08:00',
  } as const;
  expect(byWhomWords({ state: 'closed', answered: closed })).toContain('程站长：机构终止服务');
  const granted = byWhomWords({ state: 'closed', answered: { ...closed, isLetGo: true } });
  expect(granted).toBe('程站长：家里请求取消，同意了，不收费，7月8日 09:40。现在是已取消。');
});
