import type { Care } from '@huiyue/shared/elderServices/care';
import type { LateState } from '@huiyue/shared/elderServices/lateRequest';
import type { MissedDeed, MissedStage } from '@huiyue/shared/elderServices/missed';
import type { NoticedTag, ConfirmedHow } from '@huiyue/shared/elderServices/serviceRecord';
import type { StandingState } from '@huiyue/shared/elderServices/standingOrder';
import type { CareLevel, Mobility } from '@huiyue/shared/people';
import type { Tone } from '../ui/tone';

/** What elder services are called here. One word each, the same on every page. */

export const careWords = {
  bathing: '助浴',
  cleaning: '助洁',
  medicalEscort: '助医（陪看病）',
  mobility: '助行',
  urgentHelp: '助急',
  rehabilitation: '康复',
  visit: '探访',
  cooking: '上门做饭',
  companionship: '陪伴',
} as const satisfies Record<Care, string>;

export const mobilityWords = {
  walks: '自己走',
  walksWithAid: '用拐杖或助行器',
  wheelchair: '坐轮椅',
  inBed: '卧床',
} as const satisfies Record<Mobility, string>;

export const careLevelWords = {
  able: '能力完好',
  mild: '轻度失能',
  moderate: '中度失能',
  severe: '重度失能',
  total: '完全失能',
} as const satisfies Record<CareLevel, string>;

export const standingStateWords = {
  active: { tone: 'confirmed', word: '正在订' },
  paused: { tone: 'waiting', word: '暂停中' },
  ended: { tone: 'quiet', word: '已结束' },
} as const satisfies Record<StandingState, { readonly tone: Tone; readonly word: string }>;

export const lateStateWords = {
  open: { tone: 'waiting', word: '等机构答复' },
  granted: { tone: 'confirmed', word: '机构同意了' },
  declined: { tone: 'refused', word: '机构没有同意' },
  lapsed: { tone: 'quiet', word: '没有等到答复' },
} as const satisfies Record<LateState, { readonly tone: Tone; readonly word: string }>;

export const noticedWords = {
  wellAndCheerful: '精神好',
  ateLittle: '吃得少',
  ateNothing: '没有吃',
  lowSpirits: '情绪低落',
  confused: '有点糊涂',
  inPain: '说身上疼',
  feverish: '像是发烧',
  signsOfAFall: '像是摔过',
  coldRoom: '屋里冷',
  unsafeHome: '家里有不安全的地方',
  medicineLeft: '药没有吃',
  nobodyHome: '家里没有人应门',
} as const satisfies Record<NoticedTag, string>;

export const confirmedHowWords = {
  tap: '老人自己在手机上点的',
  code: '老人当面报了确认号',
  phone: '老人在电话里说的',
} as const satisfies Record<ConfirmedHow, string>;

export const missedStageWords = {
  circleToCall: '请家里人先打电话问问',
  communityToVisit: '社区上门去看',
  closed: '已经有着落',
} as const satisfies Record<MissedStage, string>;

export const missedDeedWords = {
  opened: '没有见到老人',
  reached: '家里人联系上了',
  notReached: '家里人没有联系上',
  escalated: '转给社区上门',
  seen: '上门见到了老人',
  notSeen: '上门没有见到人',
  cameAfterAll: '老人后来到了',
} as const satisfies Record<MissedDeed, string>;
