declare module '*.scss';

/** Where the API is, fixed when the program is built. Empty on the web: the page and the API share an origin. */
declare const HUIYUE_API: string;
/** Where a text is turned into sound, for WeChat. Empty: nowhere. */
declare const HUIYUE_SPEECH: string;
