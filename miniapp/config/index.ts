import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '../..');
const sharedSource = path.join(root, 'shared', 'src');

/** Both are published as ES2022 or as TypeScript, and phones of 2018 still open the mini-program. */
const include = [sharedSource, path.join(root, 'node_modules', '@tanstack')];

/**
 * Taro's default for the web quotes keys, which turns private class fields into a syntax error and a blank page. Its
 * default for WeChat writes every Chinese character as six letters, which a phone downloads as twice as much.
 */
const terser = {
  enable: true,
  config: { output: { quote_keys: false, keep_quoted_props: false, ascii_only: false } },
};

/** The web page is served beside the API; a phone has to be told where it is. */
const apiBase = process.env.TARO_ENV === 'h5' ? '' : (process.env.HUIYUE_API ?? 'http://127.0.0.1:8787');

/** WeChat has no voice of its own. A city that runs one says where; without it reading aloud is not offered there. */
const speechBase = process.env.HUIYUE_SPEECH ?? '';

export default defineConfig({
  projectName: 'huiyue',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  designWidth: 390,
  deviceRatio: { 390: 2 },
  plugins: [path.join(__dirname, 'ariaTemplate.ts'), path.join(__dirname, 'leanTemplate.ts')],
  defineConstants: { HUIYUE_API: JSON.stringify(apiBase), HUIYUE_SPEECH: JSON.stringify(speechBase) },
  terser,
  cache: { enable: false },
  mini: {
    compile: { include },
    optimizeMainPackage: { enable: true },
    // A token of 17 px is 17 px on every phone: sizes follow the person's choice, not the width of the glass.
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    webpackChain(chain, webpack) {
      // WeChat has neither; without the first a query stays pending for ever, without an error.
      chain.plugin('absentGlobals').use(webpack.ProvidePlugin, [
        {
          AbortController: [path.resolve(__dirname, '../src/platform/absentGlobals.ts'), 'AbortController'],
          Headers: [path.resolve(__dirname, '../src/platform/absentGlobals.ts'), 'Headers'],
        },
      ]);
    },
  },
  copy: {
    patterns:
      process.env.TARO_ENV === 'weapp'
        ? [{ from: 'native/custom-tab-bar/', to: 'dist/weapp/custom-tab-bar/' }]
        : [],
    options: {},
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    compile: { include },
    router: { mode: 'hash' },
    postcss: {
      pxtransform: { enable: false, config: { maxRootSize: 22 } },
      autoprefixer: { enable: true },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      // Otherwise Taro's components are copied into every page.
      chain.optimization.splitChunks({ chunks: 'all', name: false });
    },
  },
} satisfies UserConfigExport);
