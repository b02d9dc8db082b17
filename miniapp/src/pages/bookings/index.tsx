import { useState } from 'react';
import { View } from '@tarojs/components';

export default function Page() {
  const [n, setN] = useState(0);
  return (
    <View aria-role="button" aria-label="x" onClick={() => setN(n + 1)}>
      {n}
    </View>
  );
}
