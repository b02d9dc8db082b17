import type { IPluginContext } from '@tarojs/service';

/**
 * Taro writes everything an element could ever do into its template, sixteen levels deep, and every phone downloads all
 * of it. What no page of ours sets or listens to is left out. `tests/weapp/template.test.ts` says so when one begins to.
 */
const events = /^bind(touch(start|end|cancel)|long(press|tap)|animation\w+|transitionend)$/i;
const unset: Readonly<Record<string, ReadonlySet<string>>> = {
  view: new Set(['animation', 'hover-start-time', 'hover-stop-propagation']),
  text: new Set(['selectable', 'space', 'decode', 'user-select', 'overflow', 'max-lines', 'bindTouchMove']),
};
/** How deep one may lie within another of its kind. A dialog opens over a sheet, and a text holds words alone. */
const depths = { 'catch-view': 4, text: 4 } as const;
/** In the templates whether used or not; ours scroll as a whole. */
const unusedElements = new Set(['scroll-view']);

type Properties = Record<string, string>;
interface Template {
  readonly nestElements: Map<string, number>;
  modifyCompProps?: (element: string, properties: Properties) => Properties;
}

export default function leanTemplate(context: IPluginContext) {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: { template?: Template }) {
      const { template } = platform;
      if (!template) return;
      for (const [element, depth] of Object.entries(depths)) template.nestElements.set(element, depth);
      const before = template.modifyCompProps?.bind(template);
      template.modifyCompProps = (element, properties) => {
        if (unusedElements.has(element)) return {};
        const all = before ? before(element, properties) : properties;
        return Object.fromEntries(
          Object.entries(all).filter(([name]) => !events.test(name) && unset[element]?.has(name) !== true),
        );
      };
    },
  });
}
