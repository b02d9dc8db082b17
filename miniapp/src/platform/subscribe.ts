import Taro from '@tarojs/taro';
import { isWeb } from './target';

/** WeChat asks about three templates at once at most. */
const mostTemplates = 3;

/**
 * Lets WeChat ask whether it may send one message of each template, and says which were allowed. Only ever called from
 * the handler of a tap that a later message is about: WeChat refuses it elsewhere, and so would anybody. Nothing in a
 * browser.
 */
export async function askForMessages(templates: readonly string[]): Promise<readonly string[]> {
  if (isWeb || templates.length === 0) return [];
  const asked = templates.slice(0, mostTemplates);
  try {
    const answer: object = await Taro.requestSubscribeMessage({ tmplIds: [...asked], entityIds: [] });
    return asked.filter((template) =>
      Object.entries(answer).some(([id, said]) => id === template && said === 'accept'),
    );
  } catch {
    // Messages are switched off for the whole mini-program: what one wanted to do goes on without them.
    return [];
  }
}
