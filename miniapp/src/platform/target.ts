/** Decided when the program is built, so that the other target's branch is not shipped. */
export const isWeb = process.env.TARO_ENV === 'h5';
