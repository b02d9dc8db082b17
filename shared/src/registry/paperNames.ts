import type { CertificateKind } from './certificate';

/** On a screen and in a file alike. */
export const paperNames = {
  fire: '消防安全证明',
  food: '食品经营许可证',
  hygiene: '卫生评价报告',
  building: '房屋安全证明',
  insurance: '责任保险',
} as const satisfies Record<CertificateKind, string>;
