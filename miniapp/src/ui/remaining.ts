const minute = 60_000;

/** What is left, as families say it. Rounded down: better a minute early than a minute late. */
export function remainingWords(milliseconds: number): string {
  if (milliseconds <= 0) return '时间已到';
  const minutes = Math.floor(milliseconds / minute);
  if (minutes < 1) return '还剩不到 1 分钟';
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (days > 0) return hours > 0 ? `还剩 ${days} 天 ${hours} 小时` : `还剩 ${days} 天`;
  if (hours > 0) return rest > 0 ? `还剩 ${hours} 小时 ${rest} 分` : `还剩 ${hours} 小时`;
  return `还剩 ${rest} 分钟`;
}
