// Sends a text, once: again under the same key while its fate is not known.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { add_messages, refresh_conversation } from '../../api/cache';
import { ProblemError, UnreachableError } from '../../api/client';
import { send, type Target, type Utterance } from '../../api/messages';
import type { Sent, Verdict } from '../../api/types';
import { attempt_of, type Attempt, type Unsent } from './unsent';
import type { News } from './useNews';

interface Options {
    target: Target;
    unsent: Unsent;
    change: (change: Partial<Unsent> | null) => void;
    news: News;
    settle: (utterance: Utterance, verdict: Verdict) => void;
    on_sent: ((sent: Sent) => void) | undefined;
}

interface Sending {
    pending: boolean;
    error: Error | null;
    start: (confirm: boolean) => void;
}

function utterance_of({ text, subject, reason, topic, draft_id }: Unsent): Utterance {
    return { text, ...(subject && { subject }), ...(reason && { reason }), ...(topic && { topic }), ...(draft_id && { draft_id }) };
}

export function useSend({ target, unsent, change, news, settle, on_sent }: Options): Sending {
    const client = useQueryClient();
    const sending = useMutation({
        mutationFn: ({ utterance, key }: Attempt) => send(target, utterance, key),
        retry: (count, error) => error instanceof UnreachableError && count < 2, // Safe: the same key again.
        retryDelay: 700,
        onSuccess: (sent) => {
            change(null);
            add_messages(client, target.side, sent.conversation_id, [sent.message]);
            refresh_conversation(client, target.side, sent.conversation_id).catch(() => undefined);
            on_sent?.(sent);
        },
        onError: (error, { utterance }) => {
            if (!(error instanceof ProblemError) || error.problem.status >= 500) return;
            const { code, verdict, draft_id, new_messages = [] } = error.problem;
            change({ attempt: undefined, ...(draft_id && { draft_id }) });
            if (verdict) settle(utterance, verdict);
            if (code !== 'conversation_moved_on') return;
            if (target.to === 'conversation') add_messages(client, target.side, target.conversation, new_messages);
            news.refuse(error.problem);
        },
    });
    return {
        pending: sending.isPending,
        error: sending.error && !is_told(sending.error) ? sending.error : null,
        start: (confirm) => {
            const seen = news.seen_seq === undefined ? {} : { seen_seq: news.seen_seq };
            const attempt = attempt_of(unsent, { ...utterance_of(unsent), ...seen, ...(confirm && { confirm }) });
            change({ attempt });
            sending.mutate(attempt);
        },
    };
}

// What findings or the banner of news tell needs no second message.
function is_told(error: Error): boolean {
    if (!(error instanceof ProblemError)) return false;
    return error.problem.code === 'conversation_moved_on' || (error.problem.verdict?.findings.length ?? 0) > 0;
}
