// How often a page asks what has become of drafts that go on without it.
import type { Draft } from './types';

interface Known {
    state: { data?: { drafts?: Draft[] } | undefined };
}
const some_is = ({ state }: Known, states: Draft['state'][]) => state.data?.drafts?.some((draft) => states.includes(draft.state)) ?? false;

// Events tell what has become of its files, and where none come the page asks.
export const while_checking = (known: Known): number | false => some_is(known, ['checking']) && 4_000;

// No event tells of a first message, nor a buyer that a moderator has decided otherwise than to deliver.
export const until_decided = (known: Known): number | false => some_is(known, ['checking', 'held']) && 10_000;
