// Moves a conversation into another section at once, says so with a way back, and goes on to the next one.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { move_section, show_summary } from '../api/cache';
import { conversation_query, conversations_query, move_conversation, sections_query, type InboxView } from '../api/conversations';
import { merge_pages } from '../api/pages';
import type { ConversationSummary, Section } from '../api/types';
import { problem_text } from '../parts/ProblemNote';
import { neighbour } from '../parts/steps';
import { show_toast } from '../parts/toasts';
import { useWords } from '../words/WordsContext';
import { useDesk } from './desk-context';
import type { InboxPlace } from './inbox-context';

// Shown as moved before the server has answered, and moved back where it refuses.
async function move_now(client: QueryClient, seller: number, summary: ConversationSummary, to: Section): Promise<ConversationSummary> {
    const { due_at, ...rest } = summary;
    await client.cancelQueries({ queryKey: ['seller', seller, 'conversations'] }); // An answer of before would put it back.
    show_summary(client, seller, { ...rest, section: to, ...(to === 'needs_reply' && due_at !== undefined && { due_at }) });
    move_section(client, seller, summary.section, to);
    try {
        const moved = await move_conversation(seller, summary.id, to);
        show_summary(client, seller, moved);
        return moved;
    } catch (error) {
        show_summary(client, seller, summary);
        throw error;
    } finally {
        void client.invalidateQueries({ queryKey: sections_query(seller).queryKey });
    }
}

const one_column = '(width < 800px)'; // As in inbox.css.

function listed_in(client: QueryClient, seller: number, view: InboxView): ConversationSummary[] {
    return view === 'drafts' ? [] : merge_pages(client.getQueryData(conversations_query(seller, view).queryKey)?.pages);
}

// What is known of a conversation: from where it is open, or from the list.
function find_summary(client: QueryClient, seller: number, view: InboxView, id: string): ConversationSummary | undefined {
    const listed = listed_in(client, seller, view);
    const opened = client.getQueryData(conversation_query(seller, id).queryKey)?.summary;
    const found = listed.find((item) => item.id === id);
    return found && (!opened || found.version >= opened.version) ? found : opened;
}

export function useMoving(view: InboxView, open: string | undefined, list: InboxPlace['list']): InboxPlace['move'] {
    const words = useWords();
    const client = useQueryClient();
    const navigate = useNavigate();
    const { seller } = useDesk();
    return useCallback(
        (conversation, action) => {
            const summary = find_summary(client, seller, view, conversation);
            if (!summary || !action.applies(summary.section)) return;
            const { t } = words;
            const fail = (error: unknown) => show_toast({ text: problem_text(words, error as Error), bad: true });
            const go = (id: string | undefined) => {
                const search = view === 'needs_reply' ? {} : { section: view };
                if (id === undefined) void navigate({ to: '/s/$seller/messages', params: { seller }, search });
                else void navigate({ to: '/s/$seller/messages/$conversation', params: { seller, conversation: id }, search });
            };
            const listed = listed_in(client, seller, view);
            const leaves = view === summary.section && action.to !== view;
            const was_open = open === summary.id;
            const following = leaves ? neighbour(listed, summary.id) : undefined;
            const undo = () => {
                const now = find_summary(client, seller, view, summary.id) ?? { ...summary, section: action.to };
                move_now(client, seller, now, summary.section)
                    .then(() => was_open && leaves && go(summary.id))
                    .catch(fail);
            };
            move_now(client, seller, summary, action.to).catch(fail);
            show_toast({ text: t(action.done, { name: summary.buyer_name }), undo });
            if (!leaves) return;
            if (!was_open && following) list.current?.focus_row(following.id);
            if (was_open) go(matchMedia(one_column).matches ? undefined : following?.id);
        },
        [words, client, navigate, seller, view, open, list],
    );
}
