import type { IncidentKind, ToldParty } from '@huiyue/shared/incidents/incident';

export const incidentWords = {
  fall: '跌倒',
  injury: '受伤',
  illness: '生病、不舒服',
  food: '饮食问题',
  missingPerson: '走失',
  conduct: '照护行为',
  premises: '场地、设备',
  other: '其他',
} as const satisfies Record<IncidentKind, string>;

export const toldWords = {
  guardian: '家长、家属（当面或电话）',
  doctor: '医生',
  emergency: '120 急救',
  police: '110 报警',
  authority: '主管部门',
  insurer: '保险公司',
} as const satisfies Record<ToldParty, string>;
