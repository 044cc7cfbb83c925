// Keeps what is being written on the server, so that it follows its author to another tab or device.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { place_attachments } from '../../api/attachments';
import { drop_draft, find_draft, refresh_draft_list, save_draft } from '../../api/drafts';
import type { Target } from '../../api/messages';
import type { Attachment, Draft, SaveDraft } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { join_drafts } from './joining';
import { Keeper } from './keeper';
import { content_of, from_draft, is_blank } from './meeting';
import { whole, type Unsent } from './unsent';

export interface KeptDraft {
    saved: boolean; // Everything that is here is on the server too.
    other: Draft | undefined; // A text from elsewhere, beside the one here.
    keep_mine: () => void;
    take_other: () => void;
    join: () => void;
    open: (draft: Draft) => void; // A stopped one comes back to be mended.
    settle: () => Promise<Unsent>; // Before a send: no save is under way.
    wake: () => void; // After one that failed …
    go_on: () => void; // … and after one that was delivered.
    drop: () => void;
    found: () => Promise<string>; // Its id, for files to be put on it: saved first where it is not yet.
    expect_files: (expected: boolean) => void;
}

// By a link before a sale nothing is kept on the server.
const no_keeper = {
    keeper: undefined,
    drop: () => Promise.resolve(undefined),
    found: () => Promise.reject(new Error('No drafts are kept here.')),
    expect_files: () => undefined,
};

export function useKeptDraft(target: Target, unsent: Unsent, change: (change: Partial<Unsent> | null) => void): KeptDraft {
    const words = useWords();
    const client = useQueryClient();
    const [two, set_two] = useState<{ other: Draft; mending: boolean }>();
    const other = two?.other;
    const target_key = JSON.stringify(target);
    const { keeper, drop, found, expect_files } = useMemo(() => {
        const place = JSON.parse(target_key) as Target;
        if (place.to === 'link') return no_keeper;
        const told = <T>(done: T): T => {
            refresh_draft_list(client, place.side);
            return done;
        };
        const server = {
            find: find_draft.bind(null, place),
            save: (draft: SaveDraft) => save_draft(place, draft).then(told),
            drop: (draft_id: string | undefined) => drop_draft(place, draft_id).then(told),
        };
        const keeper = new Keeper(server, { change, choose: (stored) => set_two({ other: stored, mending: false }) });
        return {
            keeper,
            drop: server.drop,
            found: () => keeper.found(),
            expect_files: (expected: boolean) => keeper.expect_files(expected),
        };
    }, [target_key, change, client]);
    useEffect(() => keeper?.take(unsent), [keeper, unsent]);
    useEffect(() => {
        if (!keeper) return;
        const look = () => document.visibilityState === 'visible' && keeper.look();
        keeper.wake();
        document.addEventListener('visibilitychange', look);
        window.addEventListener('online', look);
        return () => {
            document.removeEventListener('visibilitychange', look);
            window.removeEventListener('online', look);
            keeper.leave();
        };
    }, [keeper]);
    // The choice is shown first; then it is saved over what was there.
    const end_choice = () => {
        set_two(undefined);
        setTimeout(() => keeper?.wake());
    };
    const go_on_with = (chosen: Partial<Unsent>) => {
        if (!other) return;
        change({
            attachments: other.attachments ?? [],
            ...chosen,
            draft_id: other.id,
            version: other.version,
            kept: from_draft(other).kept,
        });
        end_choice();
    };
    const drop_quietly = (draft_id: string | undefined) => void drop(draft_id).catch(() => undefined);
    return {
        saved: unsent.version !== undefined && unsent.kept === content_of(unsent),
        other,
        keep_mine: () => (two?.mending ? end_choice() : go_on_with({})),
        take_other: () => other && go_on_with(whole(from_draft(other))),
        join: () => {
            if (!two) return;
            const joined = join_drafts(words, unsent, from_draft(two.other));
            const mine = two.mending ? (unsent.attachments ?? []) : [];
            const { draft_id } = unsent;
            if (!two.mending || unsent.version === undefined) go_on_with(joined);
            else
                void move_files(mine, draft_id ?? '', two.other)
                    .then((attachments) => {
                        drop_quietly(draft_id);
                        go_on_with({ ...joined, attachments });
                    })
                    .catch(() => undefined); // Both drafts stay as they are, and the choice open.
        },
        open: (draft) => {
            if (draft.id === unsent.draft_id) return;
            if (is_blank(unsent)) {
                if (unsent.version !== undefined) drop_quietly(unsent.draft_id);
                change(whole(from_draft(draft)));
            } else {
                keeper?.rest();
                set_two({ other: draft, mending: true });
            }
        },
        settle: () => keeper?.settle() ?? Promise.resolve(unsent),
        wake: () => keeper?.wake(),
        go_on: () => keeper?.go_on(),
        drop: () => drop_quietly(unsent.draft_id),
        found,
        expect_files,
    };
}

// The files of a draft come to another one: off the first, then behind those that the other has.
async function move_files(files: Attachment[], from: string, to: Draft): Promise<Attachment[]> {
    const [first] = files;
    const there = to.attachments ?? [];
    if (!first) return there;
    await place_attachments(first.seller_id, from, []);
    return place_attachments(
        first.seller_id,
        to.id,
        [...there, ...files].map(({ id }) => id),
    );
}
