import { TmplGroup } from 'glass-easel-template-compiler';
import type { Dist } from './dist';

export type Templates = Readonly<Record<string, unknown>>;

// WeChat reads `bindtap` and `bind:tap` alike; this compiler knows only the second and drops the first in silence.
const shortBinding = /(\s)(capture-bind|capture-catch|mut-bind|bind|catch)(?=[a-z])/g;

/** Every template of the build, compiled by WeChat's own compiler. A template it complains about is an error. */
export function compileTemplates(dist: Dist): Templates {
  const group = new TmplGroup();
  try {
    for (const file of dist.files.filter((name) => name.endsWith('.wxs'))) {
      group.addScript(file.slice(0, -'.wxs'.length), dist.text(file));
    }
    for (const file of dist.files.filter((name) => name.endsWith('.wxml'))) {
      const source = dist.text(file).replace(shortBinding, '$1$2:');
      const complaints = group.addTmpl(file.slice(0, -'.wxml'.length), source);
      if (complaints.length > 0) {
        throw new Error(`${file}: ${complaints.map((complaint) => complaint.message).join('; ')}`);
      }
    }
    return evaluate(group.getTmplGenObjectGroups());
  } finally {
    group.free();
  }
}

/** The compiler's output is a JavaScript expression, made from our own build. */
function evaluate(expression: string): Templates {
  // oxlint-disable-next-line no-new-func typescript/no-implied-eval
  const templates: unknown = new Function(`return ${expression}`)();
  if (!isTemplates(templates)) throw new Error('The template compiler made something unknown.');
  return templates;
}

function isTemplates(value: unknown): value is Templates {
  return typeof value === 'object' && value !== null;
}
