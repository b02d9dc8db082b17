/** 直线 850 米, 直线 1.2 公里. As the crow flies, and said so: nobody has measured the walk. */
export function distanceWords(metres: number): string {
  if (metres < 50) return '就在附近';
  if (metres < 995) return `直线 ${Math.round(metres / 10) * 10} 米`;
  return metres < 9950 ? `直线 ${(metres / 1000).toFixed(1)} 公里` : `直线 ${Math.round(metres / 1000)} 公里`;
}
