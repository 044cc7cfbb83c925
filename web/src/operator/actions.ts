// What a moderator can do by a key.
import { close, show_keys } from '../parts/actions';
import type { Action } from '../parts/shortcuts';

export const next: Action = { key: 'j', label: 'held.next' };
export const previous: Action = { key: 'k', label: 'held.previous' };
export const release: Action = { key: 'a', label: 'held.release' };
export const reject: Action = { key: 'r', label: 'held.reject' };
export const send_note: Action = { key: 'Ctrl Enter', label: 'held.send_note' };
export { close, show_keys };

export const all_actions: readonly Action[] = [next, previous, release, reject, send_note, close, show_keys];
