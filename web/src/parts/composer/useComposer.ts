// The state of one message being written: its text, the running checks, the send.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { add_messages, refresh_conversation } from '../../api/cache';
import { ProblemError, UnreachableError } from '../../api/client';
import { check, send, type Target, type Utterance } from '../../api/messages';
import type { Draft, Finding, Sent, Verdict } from '../../api/types';
import { Checker, same_draft, type CheckState } from './checker';
import { count_code_points } from './code_points';
import { attempt_key, unsent_key, useUnsent, type Unsent } from './unsent';

export const text_max = 10_000; // The contract's maxLength, in code points.

export interface ComposerModel {
    unsent: Unsent;
    change: (change: Partial<Unsent> | null) => void;
    phase: CheckState<Utterance>['phase'];
    checked: { input: Utterance; verdict: Verdict } | undefined;
    findings: Finding[];
    blocked: boolean; // A check of exactly this text says that it cannot be delivered.
    length: number;
    sending: boolean;
    error: Error | null;
    send: () => void;
}

interface Options {
    target: Target;
    user_id: string;
    drafts?: Draft[];
    on_sent?: (sent: Sent) => void;
    complete?: (unsent: Unsent) => boolean; // What else must be filled in before a send.
}

export const place_of = (target: Target): string =>
    target.to === 'conversation' ? target.conversation : `${target.to === 'order' ? target.side.seller : target.seller}.${target.order}`;

function utterance_of({ text, subject, reason, topic, draft_id }: Unsent): Utterance {
    return { text, ...(subject && { subject }), ...(reason && { reason }), ...(topic && { topic }), ...(draft_id && { draft_id }) };
}

export function useComposer({ target, user_id, drafts = [], on_sent, complete }: Options): ComposerModel {
    const client = useQueryClient();
    const [unsent, change] = useUnsent(unsent_key(user_id, place_of(target)), drafts);
    const [state, set_state] = useState<CheckState<Utterance>>({ phase: 'idle' });
    const target_key = JSON.stringify(target);
    const checker = useMemo(() => {
        const checked = JSON.parse(target_key) as Target;
        return new Checker<Utterance>((input, signal) => check(checked, input, signal), set_state);
    }, [target_key]);
    const { text, subject, reason } = unsent;
    useEffect(() => checker.take({ text, ...(subject && { subject }), ...(reason && { reason }) }), [checker, text, subject, reason]);
    useEffect(() => () => checker.stop(), [checker]);

    const sending = useMutation({
        mutationFn: ({ utterance, key }: { utterance: Utterance; key: string }) => send(target, utterance, key),
        retry: (count, error) => error instanceof UnreachableError && count < 2, // Safe: the same key again.
        retryDelay: 700,
        onSuccess: (sent) => {
            change(null);
            add_messages(client, target.side, sent.conversation_id, [sent.message]);
            refresh_conversation(client, target.side, sent.conversation_id).catch(() => undefined);
            on_sent?.(sent);
        },
        onError: (error, { utterance }) => {
            if (!(error instanceof ProblemError)) return;
            const { verdict, draft_id } = error.problem;
            if (verdict) checker.settle(utterance, verdict);
            if (draft_id) change({ draft_id });
        },
    });

    const checked = state.checked;
    const current = checked !== undefined && state.phase === 'done' && same_draft(checked.input, unsent);
    const length = count_code_points(text);
    const blocked = current && checked.verdict.findings.some((finding) => finding.outcome === 'block');
    const send_now = () => {
        if (sending.isPending || blocked || text.trim() === '' || length > text_max || (complete && !complete(unsent))) return;
        const utterance = utterance_of(unsent);
        const body = JSON.stringify(utterance);
        const key = attempt_key(unsent, body);
        change({ attempt: { body, key } });
        sending.mutate({ utterance, key });
    };
    return {
        unsent,
        change,
        phase: state.phase,
        checked,
        findings: checked?.verdict.findings ?? [],
        blocked,
        length,
        sending: sending.isPending,
        error: sending.error && !same_as_verdict(sending.error) ? sending.error : null,
        send: send_now,
    };
}

// A refusal that is told by its findings needs no second message.
function same_as_verdict(error: Error): boolean {
    return error instanceof ProblemError && (error.problem.verdict?.findings.length ?? 0) > 0;
}
