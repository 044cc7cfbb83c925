// The files of one message being written: those on their way, and those that are on its draft.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { remove_attachment, upload_limits_query } from '../../api/attachments';
import type { Target, Utterance } from '../../api/messages';
import type { Attachment, UploadLimits, Verdict } from '../../api/types';
import type { Unsent } from '../composer/unsent';
import type { KeptDraft } from '../composer/useKeptDraft';
import { refusal_of } from './choosing';
import { desk_at, is_turned_down, type SendingFile } from './desk';
import { file_findings, files_of_key, findings_of, type FileFinding } from './file_findings';
import type { UploadPlace } from './transfer';
import { useLeaveWarning } from './useLeaveWarning';

export interface FilesModel {
    limits: UploadLimits | undefined; // Undefined where no files can be sent, or it is not known yet.
    placed: Attachment[];
    sending: SendingFile[];
    findings: FileFinding[];
    coming: number; // How many are still on their way.
    busy: boolean; // Whether there are any.
    stopped: boolean; // Some can never be sent, and must be taken away first.
    local_of: (attachment: string) => File | undefined; // The bytes, where they were sent from this page.
    add: (files: File[]) => void;
    cancel: (row: SendingFile) => void;
    retry: (row: SendingFile) => void;
    remove: (attachment: Attachment) => Promise<void>;
    note: (attachment: Attachment) => void; // It has another state now.
}

function place_of(target: Target, user_id: string): UploadPlace {
    if (target.to === 'conversation') {
        const seller = target.side.kind === 'seller' ? { seller: target.side.seller } : {};
        return { user_id, ...seller, conversation: target.conversation };
    }
    if (target.to === 'link') return { user_id }; // Nothing can be kept there, and no files.
    return { user_id, seller: target.to === 'order' ? target.side.seller : target.seller, order: target.order };
}

const none: Attachment[] = [];

export function useFiles(
    target: Target,
    user_id: string,
    unsent: Unsent,
    change: (change: Partial<Unsent> | null) => void,
    kept: KeptDraft,
    checked: { input: Utterance; verdict: Verdict } | undefined,
): FilesModel {
    const client = useQueryClient();
    const offered = target.to !== 'link';
    const { data: limits } = useQuery({ ...upload_limits_query(target.side), enabled: offered });
    const place = JSON.stringify(place_of(target, user_id));
    const desk = useMemo(() => desk_at(JSON.parse(place) as UploadPlace, client), [place, client]);
    const sending = useSyncExternalStore(desk.subscribe, desk.rows);
    const { attachments: placed = none, draft_id } = unsent;
    const findings = checked?.input.files === undefined ? [] : file_findings(checked.verdict.findings, files_of_key(checked.input.files));
    const { found, expect_files } = kept;
    const ids = placed.map(({ id }) => id).join(' ');
    useEffect(
        () => desk.meet({ find_draft: found, on_placed: (attachments) => change({ attachments }) }, ids === '' ? [] : ids.split(' ')),
        [desk, found, change, ids],
    );
    const coming = sending.filter((row) => row.phase !== 'refused').length;
    const busy = coming > 0;
    useEffect(() => expect_files(busy), [expect_files, busy]);
    useLeaveWarning(busy);
    const drafted = useRef(draft_id);
    useEffect(() => {
        if (drafted.current !== undefined && draft_id === undefined) desk.clear(); // It was sent, or thrown away.
        drafted.current = draft_id;
    }, [desk, draft_id]);
    const count = placed.length + coming;
    const add = useCallback(
        (files: File[]) => {
            if (!limits) return;
            let there = count;
            for (const file of files) {
                const refusal = refusal_of(file, limits, there);
                desk.add(file, refusal);
                if (!refusal) ++there;
            }
        },
        [desk, limits, count],
    );
    return {
        limits: offered ? limits : undefined,
        placed,
        sending,
        findings,
        coming,
        busy,
        stopped:
            sending.some(is_turned_down) ||
            placed.some((file) => file.state === 'refused' || findings_of(findings, file).some(({ outcome }) => outcome === 'block')),
        local_of: desk.local_of,
        add,
        cancel: (row) => desk.cancel(row.key),
        retry: (row) => desk.retry(row.key),
        remove: async (attachment) => {
            await remove_attachment(attachment.seller_id, attachment.id);
            change({ attachments: placed.filter(({ id }) => id !== attachment.id) });
        },
        note: (attachment) => change({ attachments: placed.map((other) => (other.id === attachment.id ? attachment : other)) }),
    };
}
