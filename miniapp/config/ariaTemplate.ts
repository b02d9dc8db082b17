import type { IPluginContext } from '@tarojs/service';

/**
 * Taro's base templates for WeChat carry no aria attribute at all, so whatever a component says about itself would be
 * lost on the way to the screen reader. This adds the ones we use to the elements we use.
 */
const attributes = [
  'role',
  'label',
  'labelledby',
  'describedby',
  'hidden',
  'disabled',
  'checked',
  'selected',
  'expanded',
  'required',
  'haspopup',
  'controls',
  'modal',
  'live',
];
const elements = new Set(['view', 'image', 'input', 'textarea']);

type Properties = Record<string, string>;
interface Template {
  modifyCompProps?: (element: string, properties: Properties) => Properties;
}

// These names stay out of the alias table that the run time also computes: both sides then agree on `i.ariaLabel`.
const aria: Properties = Object.fromEntries(attributes.map((name) => [`aria-${name}`, '']));

export default function ariaTemplate(context: IPluginContext) {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: { template?: Template }) {
      const { template } = platform;
      if (!template) return;
      const before = template.modifyCompProps?.bind(template);
      template.modifyCompProps = (element, properties) => {
        const kept = before ? before(element, properties) : properties;
        return elements.has(element) ? { ...kept, ...aria } : kept;
      };
    },
  });
}
