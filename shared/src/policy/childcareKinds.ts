/** 乳儿班, 托小班, 托大班, 混合编班. Their ages, sizes and prices are policy and stand in the packs. */
export const classKinds = ['infantClass', 'toddlerClass', 'olderToddlerClass', 'mixedAgeClass'] as const;
export type ClassKind = (typeof classKinds)[number];

/** 全日托, 半日托, 计时托, 临时托. */
export const careModes = ['fullDay', 'halfDay', 'hourly', 'occasional'] as const;
export type CareMode = (typeof careModes)[number];
