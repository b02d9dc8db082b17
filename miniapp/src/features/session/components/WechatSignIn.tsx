import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';

/** Inside WeChat: one press, nothing to type. */
export function WechatSignIn({ isBusy, onPress }: { isBusy: boolean; onPress: () => void }) {
  return (
    <>
      <Words>用微信登录，不用记密码，也不会读取您的手机号。</Words>
      <Button busy={isBusy && '正在登录'} onPress={onPress}>
        用微信登录
      </Button>
    </>
  );
}
