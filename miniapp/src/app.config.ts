const isWeb = process.env.TARO_ENV === 'h5';

export default defineAppConfig({
  pages: [
    'pages/places/index',
    'pages/bookings/index',
    'pages/children/index',
    'pages/mine/index',
    'pages/signIn/index',
  ],
  subPackages: [
    { root: 'pages/kit', pages: ['index'] },
    { root: 'pages/mine/rules', pages: ['index'] },
    {
      root: 'packages/family',
      pages: [
        'site/index',
        'bookChild/index',
        'bookWhen/index',
        'bookReview/index',
        'booked/index',
        'booking/index',
        'addChild/index',
      ],
    },
    {
      root: 'packages/elder',
      pages: [
        'near/index',
        'place/index',
        'service/index',
        'orderWho/index',
        'orderWhen/index',
        'orderDish/index',
        'orderReview/index',
        'standingReview/index',
        'standing/index',
        'ordered/index',
        'booking/index',
        'pause/index',
      ],
    },
    {
      root: 'packages/circle',
      pages: [
        'card/index',
        'addElder/index',
        'members/index',
        'join/index',
        'consent/index',
        'timeline/index',
      ],
    },
    {
      root: 'packages/institution',
      pages: ['answers/index', 'classes/index', 'terms/index', 'publish/index'],
    },
    {
      root: 'packages/day',
      pages: [
        'today/index',
        'people/index',
        'elsewhere/index',
        'queue/index',
        'walkIn/index',
        'booked/index',
        'incidents/index',
        'incident/index',
        'cityIncidents/index',
      ],
    },
    {
      root: 'packages/regulator',
      pages: ['desk/index', 'write/index', 'draft/index', 'allow/index'],
    },
    {
      root: 'packages/registry',
      pages: ['papers/index', 'staff/index', 'selfCheck/index', 'sites/index', 'site/index', 'barred/index'],
    },
    {
      root: 'packages/childcare',
      pages: ['together/index', 'trials/index', 'waiting/index', 'leave/index', 'siteTrials/index'],
    },
    {
      root: 'packages/after',
      pages: [
        'rate/index',
        'ratings/index',
        'complain/index',
        'complaints/index',
        'complaint/index',
        'siteVoices/index',
        'cityComplaints/index',
      ],
    },
    {
      root: 'packages/easy',
      pages: [
        'home/index',
        'again/index',
        'check/index',
        'sent/index',
        'call/index',
        'practice/index',
        'guide/index',
      ],
    },
    { root: 'packages/notices', pages: ['list/index', 'settings/index', 'outbox/index'] },
    {
      root: 'packages/desk',
      pages: [
        'cases/index',
        'case/index',
        'calls/index',
        'emergencies/index',
        'emergency/index',
        'pauses/index',
      ],
    },
    { root: 'packages/public', pages: ['compare/index', 'publications/index'] },
    {
      root: 'packages/money',
      pages: [
        'bills/index',
        'bill/index',
        'vouchers/index',
        'rollCall/index',
        'siteBills/index',
        'siteBill/index',
        'siteStatements/index',
        'siteStatement/index',
        'cityStatements/index',
        'review/index',
        'proof/index',
      ],
    },
  ],
  lazyCodeLoading: 'requiredComponents',
  // The rough place, only when a family asks to search from where it is.
  requiredPrivateInfos: ['getFuzzyLocation'],
  permission: { 'scope.userFuzzyLocation': { desc: '用来算托育机构离您多远，不保存' } },
  window: {
    navigationBarTitleText: '惠约',
    navigationBarBackgroundColor: '#fbf8f3',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fbf8f3',
    backgroundTextStyle: 'dark',
    // On the web the page shell draws the bar itself, with a way back that a keyboard and a screen reader can use.
    navigationStyle: isWeb ? 'custom' : 'default',
  },
  // Custom, because the text of the native bar cannot be enlarged. Each page's shell draws the bar.
  tabBar: {
    custom: true,
    color: '#5a666b',
    selectedColor: '#0b6e69',
    backgroundColor: '#ffffff',
    list: [
      { pagePath: 'pages/places/index', text: '找托位' },
      { pagePath: 'pages/bookings/index', text: '我的预约' },
      { pagePath: 'pages/children/index', text: '家人' },
      { pagePath: 'pages/mine/index', text: '我的' },
    ],
  },
});
