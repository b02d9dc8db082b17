import { useState } from 'react';
import { canPrint, openPaper } from '../../../platform/paper';
import { Button } from '../../../ui/Button';
import { Words } from '../../../ui/Words';

/** Opens a page to be printed; where nothing can be printed, says where it can. */
export function PrintButton({ text, page }: { text: string; page: () => string }) {
  const [isShut, setIsShut] = useState(false);
  if (!canPrint) return <Words kind="soft">要打印，请在电脑上打开惠约网页版，用同一个账号登录。</Words>;
  const print = () => {
    const paper = openPaper();
    setIsShut(paper === undefined);
    paper?.show(page());
  };
  return (
    <>
      <Button kind="secondary" onPress={print}>
        {text}
      </Button>
      {isShut && <Words kind="soft">浏览器不让打开新窗口，请允许以后再按一次。</Words>}
    </>
  );
}
