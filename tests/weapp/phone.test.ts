import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bootWeapp, overHttp, type BootOptions, type Phone } from './support/bootWeapp';
import { appJson, writeSmallProgram } from './support/smallProgram';

// The simulated phone itself, on a program written by hand: were it too lenient, tests of the real one would mean little.

const home = {
  'pages/home.json': '{"usingComponents":{"badge":"../badge"}}',
  'pages/home.wxml': `
    <view>{{greeting}}</view>
    <badge label="{{greeting}}" bind:poke="poked" />
    <view bindtap="go" data-to="/pages/form?name=a%20b">form</view>
    <view bindtap="go" data-to="../far/away">away</view>
    <view bindtap="go" data-to="/pages/other">wrong way to a tab</view>
    <view bindtap="tab" data-to="/pages/other">other tab</view>
    <view bindtap="rough">rough</view>
    <view wx:if="{{poked}}">poked {{poked}}</view>`,
  'pages/home.js': `Page({
    data: { greeting: 'hello', poked: '' },
    onShow() { this.shows = (this.shows || 0) + 1; this.setData({ greeting: 'shown ' + this.shows }); },
    poked(e) { this.setData({ poked: e.detail.by }); },
    go(e) { wx.navigateTo({ url: e.currentTarget.dataset.to, fail: (r) => this.setData({ greeting: r.errMsg }) }); },
    tab(e) { wx.switchTab({ url: e.currentTarget.dataset.to }); },
    rough() { wx.somethingNew({ fail: (r) => this.setData({ greeting: r.errMsg }) }); },
  });`,
  'badge.json': '{"component":true}',
  'badge.wxml': '<view bindtap="tapped">badge {{label}}</view>',
  'badge.js': `Component({
    properties: { label: String },
    methods: { tapped() { this.triggerEvent('poke', { by: this.data.label }, {}); } },
  });`,
};

const form = {
  'pages/form.json': '{}',
  'pages/form.wxml': `
    <view>name {{name}}, size {{size}}, said {{said}}, saved {{saved}}, chosen {{chosen}}, code {{code}}</view>
    <input placeholder="your words" bindinput="typed" />
    <picker aria-label="which" bindchange="chose"><text>choose</text></picker>
    <view bindtap="send">send</view><view bindtap="ask">ask</view><view bindtap="login">login</view>
    <view bindtap="later">later</view>
    <view bindtap="on">on</view>`,
  'pages/form.js': `Page({
    data: { name: '', size: 0, said: '', saved: '', chosen: '', code: '' },
    onLoad(options) {
      this.setData({ name: options.name, size: wx.getAppBaseInfo().fontSizeSetting, saved: wx.getStorageSync('said') });
    },
    typed(e) { wx.setStorageSync('said', e.detail.value); },
    chose(e) { this.setData({ chosen: e.detail.value }); },
    send() {
      wx.request({
        url: 'https://api.invalid/echo?x=1', method: 'POST', header: { 'X-Key': 'k' }, data: { said: wx.getStorageSync('said') },
        success: (r) => this.setData({ said: r.statusCode + ' ' + r.data.heard }),
        fail: (r) => this.setData({ said: r.errMsg }),
      });
    },
    ask() { wx.showModal({ title: 'sure?', success: (r) => this.setData({ said: r.confirm ? 'yes' : 'no' }) }); },
    login() { wx.login({ success: (r) => this.setData({ code: r.code }) }); },
    later() { const began = Date.now(); setTimeout(() => this.setData({ said: 'after ' + (Date.now() - began) }), 60000); },
    on() { wx.redirectTo({ url: 'form?name=again' }); },
  });`,
};

const rest = {
  'app.json': appJson,
  'app.js': 'App({ onLaunch() { this.isLaunched = true; } });',
  'custom-tab-bar/index.json': '{"component":true}',
  'custom-tab-bar/index.wxml': '<view>the tabs</view>',
  'custom-tab-bar/index.js': 'Component({});',
  'pages/other.json': '{}',
  'pages/other.wxml': '<view>{{text}}</view>',
  'pages/other.js': `Page({ data: { text: 'other' }, onLoad() { this.setData({ text: getApp().isLaunched ? 'the other tab' : 'no app' }); } });`,
  'far/away.json': '{}',
  'far/away.wxml': '<view>far away</view>',
  'far/away.js': 'Page({});',
};

const echo = async (request: Request): Promise<Response> => {
  const { said }: { said: string } = JSON.parse(await request.text());
  return Response.json({
    heard: `${request.method} ${new URL(request.url).search} ${request.headers.get('x-key')} ${said}`,
  });
};

let program: ReturnType<typeof writeSmallProgram>;
let phone: Phone | undefined;
beforeEach(() => {
  program = writeSmallProgram({ ...home, ...form, ...rest });
});
afterEach(() => {
  phone?.close();
  phone = undefined;
  program.remove();
});

async function boot(options: Partial<BootOptions> = {}): Promise<Phone> {
  phone = await bootWeapp({ dist: program.folder, request: echo, ...options });
  return phone;
}

function rewrite(files: Readonly<Record<string, string>>): void {
  program.remove();
  program = writeSmallProgram({ ...home, ...form, ...rest, ...files });
}

it('renders data, components and the program’s own tab bar', async () => {
  const { text } = await boot();
  expect(text()).toContain('shown 1 badge shown 1');
  expect(text()).toContain('the tabs');
});

it('a tap reaches a component, whose event reaches the page', async () => {
  const { tap, text } = await boot();
  await tap('badge shown 1');
  expect(text()).toContain('poked shown 1');
});

it('goes to a page with its parameters as written, and back to a page that is shown again', async () => {
  const { tap, text, stack, page, back } = await boot();
  await tap('form');
  expect(stack()).toEqual(['pages/home', 'pages/form']);
  expect(page().query).toEqual({ name: 'a%20b' });
  expect(text()).toContain('name a%20b');
  await tap('on');
  expect(stack()).toEqual(['pages/home', 'pages/form']);
  expect(text()).toContain('name again');
  await back();
  expect(text()).toContain('shown 2');
});

it('loads a sub-package when a page of it is opened', async () => {
  const { tap, text } = await boot();
  await tap('away');
  expect(text()).toBe('far away');
});

it('keeps tabs alive, and refuses a tab by navigateTo', async () => {
  const { tap, text, stack, refusedMoves } = await boot();
  await tap('wrong way to a tab');
  expect(refusedMoves).toEqual(['navigateTo: can not navigateTo a tabbar page']);
  expect(text()).toContain('navigateTo:fail');
  await tap('other tab');
  expect(stack()).toEqual(['pages/other']);
  expect(text()).toContain('the other tab');
});

it('types, chooses, remembers and sends', async () => {
  const storage = new Map<string, string>();
  const first = await boot({ storage, start: 'pages/form' });
  await first.input('your words', '你好');
  await first.change('which', 2);
  await first.tap('send');
  expect(first.text()).toContain('said 200 POST ?x=1 k 你好');
  expect(first.text()).toContain('chosen 2');
  await first.tap('login');
  expect(first.text()).toMatch(/code login-code-1/);
  first.close();
  const second = await boot({ storage, start: 'pages/form' });
  expect(second.text()).toContain('saved 你好');
});

it('speaks to a real server on this machine', async () => {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ heard: `${request.method} ${request.url}` }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    const { tap, text } = await boot({ start: 'pages/form', request: overHttp(addressOf(server.address())) });
    await tap('send');
    expect(text()).toContain('said 200 POST /echo?x=1');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('two phones at once do not disturb each other', async () => {
  const mine = await boot();
  const theirs = await bootWeapp({ dist: program.folder, request: echo, start: 'pages/form?name=theirs' });
  await mine.tap('badge shown 1');
  await theirs.input('your words', 'hi');
  theirs.close();
  await mine.tap('form');
  expect(mine.text()).toContain('name a%20b');
  expect(mine.storage.size).toBe(0);
  mine.close();
  expect('document' in globalThis).toBe(false);
});

it('without a network a request fails as on a phone', async () => {
  const { tap, text } = await boot({ start: 'pages/form', phone: { isOnline: false } });
  await tap('send');
  expect(text()).toContain('said request:fail network is down');
});

it('asks the person, and knows how large they like their text', async () => {
  const { tap, text, shown } = await boot({
    start: 'pages/form',
    phone: { confirmModal: ({ title }) => title !== 'sure?', fontSizeSetting: 23 },
  });
  expect(text()).toContain('size 23');
  await tap('ask');
  expect(text()).toContain('said no');
  expect(shown.map(({ name }) => name)).toContain('showModal');
});

it('a minute passes only when the test says so', async () => {
  const { tap, text, wait } = await boot({ start: 'pages/form', now: Date.UTC(2026, 6, 1) });
  await tap('later');
  expect(text()).not.toContain('after');
  await wait(60_000);
  expect(text()).toContain('after 60000');
});

it('says what it saw when the words never come', async () => {
  const { sees } = await boot();
  await expect(sees('goodbye')).rejects.toThrow(/without "goodbye"\. pages\/home says: shown 1/);
});

it('names a call it does not know, and measures every setData', async () => {
  const { tap, text, unknownWxCalls, setDataBytes } = await boot();
  await tap('rough');
  expect(unknownWxCalls).toEqual(['somethingNew']);
  expect(text()).toContain('somethingNew:fail');
  expect(setDataBytes[0]).toBe(Buffer.byteLength('{"greeting":"shown 1"}'));
});

it.each([
  'process.env',
  'window.innerWidth',
  'document.title',
  'new AbortController()',
  'new Headers()',
  'fetch("https://a.invalid")',
  'new URL("https://a.invalid")',
  'Buffer.from("")',
  'Intl.DateTimeFormat()',
  'new Function("return 1")()',
  'eval("1")',
  'crypto.randomUUID()',
  'structuredClone({})',
  'queueMicrotask(() => {})',
  'new TextEncoder()',
])('a phone has no %s', async (expression) => {
  rewrite({ 'pages/other.js': `Page({ onLoad() { ${expression}; } });` });
  await expect(boot({ start: 'pages/other' })).rejects.toThrow(/is not defined|strings disallowed/);
});

it('the main package may not reach into a sub-package', async () => {
  rewrite({ 'pages/other.js': 'require("../far/away"); Page({});' });
  await expect(boot({ start: 'pages/other' })).rejects.toThrow(/a phone may not have loaded yet/);
});

it('a broken template is an error', async () => {
  rewrite({ 'pages/other.wxml': '<view wx:if="{{">x</view>' });
  await expect(boot()).rejects.toThrow(/pages\/other\.wxml/);
});

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
