// The state of one message being written: its text, the running checks, the send.
import { useEffect, useMemo, useState } from 'react';
import { check, type Target, type Utterance } from '../../api/messages';
import type { Draft, Finding, Sent, Verdict } from '../../api/types';
import { files_key, is_about_file } from '../files/file_findings';
import { useFiles, type FilesModel } from '../files/useFiles';
import { Checker, same_draft, type CheckState } from './checker';
import { count_code_points } from './code_points';
import { unsent_key, useUnsent, type Unsent } from './unsent';
import { useKeptDraft, type KeptDraft } from './useKeptDraft';
import { useNews, type News } from './useNews';
import { useSend } from './useSend';

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
    news: News;
    kept: KeptDraft;
    files: FilesModel;
    ready: boolean; // Nothing stands against a send.
    send: () => void;
    send_anyway: () => void;
}

interface Options {
    target: Target;
    user_id: string;
    on_sent?: (sent: Sent) => void;
    on_checking?: (draft: Draft) => void;
    known_seq?: number; // The conversation's last message, where the page shows no messages.
    complete?: (unsent: Unsent) => boolean; // What else must be filled in before a send.
}

export function place_of(target: Target): string {
    if (target.to === 'conversation') return target.conversation;
    if (target.to === 'link') return `${target.seller}.sku.${target.sku}`;
    return `${target.to === 'order' ? target.side.seller : target.seller}.${target.order}`;
}

export function useComposer({ target, user_id, on_sent, on_checking, known_seq, complete }: Options): ComposerModel {
    const [unsent, change] = useUnsent(unsent_key(user_id, place_of(target)));
    const [state, set_state] = useState<CheckState<Utterance>>({ phase: 'idle' });
    const target_key = JSON.stringify(target);
    const checker = useMemo(() => {
        const checked = JSON.parse(target_key) as Target;
        return new Checker<Utterance>((input, signal) => check(checked, input, signal), set_state);
    }, [target_key]);
    const { text, subject, reason, draft_id, attachments } = unsent;
    const files_now = attachments && attachments.length > 0 ? files_key(attachments) : undefined;
    useEffect(() => {
        const with_files = files_now !== undefined && draft_id !== undefined && { files: files_now, draft_id };
        checker.take({ text, ...(subject && { subject }), ...(reason && { reason }), ...with_files });
    }, [checker, text, subject, reason, files_now, draft_id]);
    useEffect(() => () => checker.stop(), [checker]);

    const news = useNews(target, known_seq, unsent, change);
    const kept = useKeptDraft(target, unsent, change);
    const files = useFiles(target, user_id, unsent, change, kept, state.checked);
    const sending = useSend({
        target,
        unsent,
        change,
        news,
        kept,
        settle: (utterance, verdict) => checker.settle(utterance, verdict),
        on_sent,
        on_checking,
    });

    const checked = state.checked;
    const current = checked !== undefined && state.phase === 'done' && same_draft(checked.input, { ...unsent, files: files_now });
    const length = count_code_points(text);
    const findings = checked?.verdict.findings.filter((finding) => !is_about_file(finding)) ?? [];
    const blocked = files.stopped || (current && findings.some((finding) => finding.outcome === 'block'));
    const worded = text.trim() !== '' || files.placed.length > 0 || reason === 'feedback_request'; // Which has words of its own.
    const ready = !sending.pending && !blocked && worded && !files.busy && length <= text_max && (!complete || complete(unsent));
    const send = () => {
        if (!ready) return;
        if (news.messages.length > 0) news.ask();
        else sending.start(false);
    };
    return {
        unsent,
        change,
        phase: state.phase,
        checked,
        findings,
        blocked,
        length,
        sending: sending.pending,
        error: sending.error,
        news,
        kept,
        files,
        ready,
        send,
        send_anyway: () => ready && sending.start(true),
    };
}
