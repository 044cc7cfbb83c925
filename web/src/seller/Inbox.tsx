// The inbox: sections, the list, and beside it the open conversation with its order.
import { Outlet, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import { Empty } from '../parts/feedback';
import type { ListHandle } from '../parts/virtual_rows';
import { useWords } from '../words/WordsContext';
import { ConversationList } from './ConversationList';
import { DraftList } from './DraftList';
import { InboxContext } from './inbox-context';
import './inbox.css';
import { useMoving } from './moving';
import { SectionNav } from './SectionNav';

export function Inbox() {
    const { section = 'needs_reply' } = useSearch({ from: '/s/$seller/messages' });
    const { conversation } = useParams({ strict: false });
    const list = useRef<ListHandle>(null);
    const move = useMoving(section, conversation, list);
    const inbox = useMemo(() => ({ list, move }), [move]);
    return (
        <InboxContext value={inbox}>
            <main id="main" className={conversation === undefined ? 'inbox' : 'inbox open'}>
                <SectionNav view={section} />
                {section === 'drafts' ? (
                    <DraftList open={conversation} />
                ) : (
                    <ConversationList key={section} view={section} open={conversation} />
                )}
                <Outlet />
            </main>
        </InboxContext>
    );
}

export function NothingOpen() {
    const { t } = useWords();
    return (
        <section className="talk nothing-open" aria-label={t('conversation.label')}>
            <Empty title={t('inbox.choose')}>{t('inbox.choose_text')}</Empty>
        </section>
    );
}
