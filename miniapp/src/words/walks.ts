import { walkBandOf, walkMinutes, type Pace, type WalkBand } from '@huiyue/shared/geo';
import { distanceWords } from './distance';

export const paceWords = {
  steady: '走得稳',
  slow: '走得慢',
  aided: '拄拐或推助行器',
} as const satisfies Record<Pace, string>;

export const walkBandWords = {
  within5: '走 5 分钟以内',
  within10: '走 5 到 10 分钟',
  within15: '走 10 到 15 分钟',
  further: '走 15 分钟以上',
} as const satisfies Record<WalkBand, string>;

/** Beyond this nobody is told minutes: the estimate would be worth nothing. */
const furthestMinutes = 45;

/** 估计走 8 分钟; 直线 5.2 公里. Never without the word that says it is an estimate. */
export function walkWords(straightMetres: number, pace: Pace): string {
  const minutes = walkMinutes(straightMetres, pace);
  if (minutes > furthestMinutes) return distanceWords(straightMetres);
  return minutes <= 1 ? '估计走 1 分钟' : `估计走 ${minutes} 分钟`;
}

export function isWithinCircle(straightMetres: number, pace: Pace): boolean {
  return walkBandOf(straightMetres, pace) !== 'further';
}
