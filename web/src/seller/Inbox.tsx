// The inbox: sections, the list, and beside it the open conversation with its order.
import { Outlet, useParams, useSearch } from '@tanstack/react-router';
import { Empty } from '../parts/feedback';
import { useWords } from '../words/WordsContext';
import { ConversationList } from './ConversationList';
import './inbox.css';
import { SectionNav } from './SectionNav';

export function Inbox() {
    const { section = 'needs_reply' } = useSearch({ from: '/s/$seller/messages' });
    const { conversation } = useParams({ strict: false });
    return (
        <main id="main" className={conversation === undefined ? 'inbox' : 'inbox open'}>
            <SectionNav view={section} />
            <ConversationList view={section} open={conversation} />
            <Outlet />
        </main>
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
