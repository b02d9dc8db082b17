// First: whatever is loaded after it may use these.
import './platform/absentMethods';
import { QueryClientProvider } from '@tanstack/react-query';
import type { PropsWithChildren } from 'react';
import { createQueryClient } from './api/queries';
import { RememberElders } from './features/session/components/RememberElders';
import { SendLater } from './features/session/components/SendLater';
import { useOpenAtHome } from './features/session/hooks/useOpenAtHome';
import './app.scss';

const queryClient = createQueryClient();

export default function App({ children }: PropsWithChildren) {
  useOpenAtHome();
  return (
    <QueryClientProvider client={queryClient}>
      <SendLater />
      <RememberElders />
      {children}
    </QueryClientProvider>
  );
}
