// Over an open conversation: with whom and about what, where it stands, and where it may go.
import { Link, useSearch } from '@tanstack/react-router';
import type { Conversation } from '../api/types';
import { ActionButton } from '../parts/ActionButton';
import { Shown } from '../parts/Shown';
import { useRescuedFocus } from '../parts/useRescuedFocus';
import { useWords } from '../words/WordsContext';
import { moves } from './actions';
import { DueTag } from './ConversationList';
import { useDesk } from './desk-context';
import { useInbox } from './inbox-context';

interface Props {
    conversation: Conversation;
    on_order: (() => void) | undefined;
}

export function TalkHead({ conversation, on_order }: Props) {
    const { t, languageName } = useWords();
    const { seller, can_write } = useDesk();
    const { move } = useInbox();
    const search = useSearch({ from: '/s/$seller/messages' });
    const { summary, language } = conversation;
    const title = useRescuedFocus<HTMLHeadingElement>();
    return (
        <div className="talk-head">
            <Link className="btn plain back" to="/s/$seller/messages" params={{ seller }} search={search} aria-label={t('back')}>
                <span aria-hidden="true">‹</span>
            </Link>
            <div className="talk-who">
                <h1 id="talk-title" className="clip" ref={title} tabIndex={-1} dir="auto">
                    <Shown text={summary.item_title} />
                </h1>
                <p className="row soft small">
                    <span className="clip">
                        <bdi>
                            <Shown text={summary.buyer_name} />
                        </bdi>{' '}
                        · {t('conversation.writes', { language: languageName(language) })}
                    </span>
                    <span className="talk-tags">
                        <DueTag due_at={summary.due_at} />
                        {summary.section !== 'needs_reply' && <span className="tag">{t(`section_short.${summary.section}`)}</span>}
                    </span>
                </p>
            </div>
            {can_write && (
                <span className="talk-moves">
                    {moves
                        .filter((action) => action.applies(summary.section))
                        .map((action) => (
                            <ActionButton key={action.label} action={action} on_press={() => move(summary.id, action)} />
                        ))}
                </span>
            )}
            {on_order && (
                <button type="button" className="btn order-button" onClick={on_order}>
                    {t('order.label')}
                </button>
            )}
        </div>
    );
}
