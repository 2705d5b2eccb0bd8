import { useState } from 'preact/hooks';
import type { ChannelName } from '../../core/shared/contact.ts';
import { Chat } from './chat.tsx';
import { SidePanel } from './sidePanel.tsx';
import { TopBar } from './topBar.tsx';
import { useConversations } from './useConversations.ts';

/** The whole page: a chat with the bot as a citizen, and beside it what the bot knows. */
export function SimulatorPage() {
  const [look, setLook] = useState<ChannelName>('zalo');
  const controls = useConversations(look);
  return (
    <>
      <TopBar look={look} onLook={setLook} onRestart={controls.restart} />
      <main class="stage">
        {/* A key per person: a new one starts with an empty box and an unscrolled log. */}
        <Chat key={controls.conversation.contact} {...controls} />
        <SidePanel conversation={controls.conversation} />
      </main>
    </>
  );
}
