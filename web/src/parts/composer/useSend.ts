// Sends a text, once: again under the same key while its fate is not known.
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { inquiry_link_query } from '../../api/buyer';
import { add_messages, refresh_conversation } from '../../api/cache';
import { ProblemError, UnreachableError } from '../../api/client';
import { send, type Target, type Utterance } from '../../api/messages';
import { buyer_order_query, order_query } from '../../api/orders';
import type { Draft, Problem, Sent, Verdict } from '../../api/types';
import { files_key } from '../files/file_findings';
import { attempt_of, type Attempt, type Unsent } from './unsent';
import type { KeptDraft } from './useKeptDraft';
import type { News } from './useNews';

interface Options {
    target: Target;
    unsent: Unsent;
    change: (change: Partial<Unsent> | null) => void;
    news: News;
    kept: KeptDraft;
    settle: (utterance: Utterance, verdict: Verdict) => void;
    on_sent: ((sent: Sent) => void) | undefined;
    on_checking: ((draft: Draft) => void) | undefined; // Its files are still looked into: it goes on by itself.
}

interface Sending {
    pending: boolean;
    error: Error | null;
    start: (confirm: boolean) => void;
}

interface Job {
    unsent: Unsent;
    more: { seen_seq?: number; confirm?: boolean };
    attempt?: Attempt;
}

function utterance_of({ text, subject, reason, topic, draft_id, attachments = [] }: Unsent): Utterance {
    const fixed = reason === 'feedback_request'; // The server has the words.
    return {
        text: fixed ? '' : text,
        ...(subject && !fixed && { subject }),
        ...(reason && { reason }),
        ...(topic && { topic }),
        ...(draft_id && { draft_id }),
        ...(draft_id && attachments.length > 0 && { files: files_key(attachments) }),
    };
}

export function useSend({ target, unsent, change, news, kept, settle, on_sent, on_checking }: Options): Sending {
    const client = useQueryClient();
    const refused = (problem: Problem, utterance: Utterance) => {
        const { code, verdict, draft_id, new_messages = [] } = problem;
        if (code === 'message_held') change(null);
        else change({ attempt: undefined, ...(draft_id && { draft_id, stopped: true }) });
        if (verdict) settle(utterance, verdict);
        if (draft_id !== undefined) refresh_drafts(client, target);
        if (code !== 'conversation_moved_on') return;
        if (target.to === 'conversation') add_messages(client, target.side, target.conversation, new_messages);
        news.refuse(problem);
    };
    const sending = useMutation({
        mutationFn: async (job: Job) => {
            const { draft_id } = await kept.settle();
            // Made once, so that a repetition is the same.
            job.attempt ??= attempt_of(job.unsent, { ...utterance_of({ ...job.unsent, draft_id }), ...job.more });
            change({ attempt: job.attempt });
            return send(target, job.attempt.utterance, job.attempt.key);
        },
        retry: (count, error) => error instanceof UnreachableError && count < 2, // Safe: the same key again.
        retryDelay: 700,
        onSuccess: (sent, { attempt }) => {
            // A draft that was saved only after a first attempt whose answer was lost.
            if (attempt?.utterance.draft_id === undefined && unsent.version !== undefined) kept.drop();
            change(null);
            kept.go_on();
            if (!('message' in sent)) {
                refresh_drafts(client, target);
                on_checking?.(sent.draft);
                return;
            }
            add_messages(client, target.side, sent.conversation_id, [sent.message]);
            refresh_conversation(client, target.side, sent.conversation_id).catch(() => undefined);
            on_sent?.(sent);
        },
        onError: (error, { attempt }) => {
            if (error instanceof ProblemError && error.problem.status < 500 && attempt) refused(error.problem, attempt.utterance);
            kept.wake();
        },
    });
    return {
        pending: sending.isPending,
        error: sending.error && !is_told(sending.error) ? sending.error : null,
        start: (confirm) => {
            const seen = news.seen_seq === undefined ? {} : { seen_seq: news.seen_seq };
            sending.mutate({ unsent, more: { ...seen, ...(confirm && { confirm }) } });
        },
    };
}

// Loads anew what shows the drafts of the place.
function refresh_drafts(client: QueryClient, target: Target): void {
    if (target.to === 'conversation') refresh_conversation(client, target.side, target.conversation).catch(() => undefined);
    else if (target.to === 'order') void client.invalidateQueries(order_query(target.side.seller, target.order));
    else if (target.to === 'inquiry') void client.invalidateQueries(buyer_order_query(target.seller, target.order));
    else void client.invalidateQueries(inquiry_link_query(target.link));
}

// What findings or the banner of news tell needs no second message.
function is_told(error: Error): boolean {
    if (!(error instanceof ProblemError)) return false;
    return error.problem.code === 'conversation_moved_on' || (error.problem.verdict?.findings.length ?? 0) > 0;
}
