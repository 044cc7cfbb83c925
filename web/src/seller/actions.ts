// What can be done at a desk beside what can be done everywhere, each said once: its key and its words. Buttons, shortcuts and the list of keys
// share them.
import type { Section } from '../api/types';
import { close, next, open, previous, reply, search, send, show_keys } from '../parts/actions';
import type { Action } from '../parts/shortcuts';
import type { Key } from '../words/words';

// Puts a conversation into another section.
export interface MoveAction {
    key?: string;
    label: Key;
    done: Key; // What is said once it is done.
    to: Section;
    applies: (section: Section) => boolean;
}

export const undo: Action = { key: 'z', label: 'keys.undo' };

const set_aside = (section: Section) => section === 'no_reply_needed' || section === 'resolved';

export const no_reply: MoveAction & Action = {
    key: 'n',
    label: 'move.no_reply_needed',
    done: 'moved.no_reply_needed',
    to: 'no_reply_needed',
    applies: (section) => section === 'needs_reply',
};
export const resolve: MoveAction & Action = {
    key: 'e',
    label: 'move.resolved',
    done: 'moved.resolved',
    to: 'resolved',
    applies: (section) => section !== 'resolved',
};
export const take_back: MoveAction = { label: 'move.back', done: 'moved.back', to: 'needs_reply', applies: set_aside };

export const moves: readonly MoveAction[] = [take_back, no_reply, resolve];
export const all_actions: readonly Action[] = [next, previous, open, reply, resolve, no_reply, undo, search, send, close, show_keys];
