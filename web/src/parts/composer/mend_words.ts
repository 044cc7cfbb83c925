// What the button of a finding says that it does: the words that go, or those that come.
export interface Change {
    taken: string; // What stands there now.
    put: string; // What will.
}
export type MendWords =
    | { key: 'findings.remove' | 'findings.remove_lines' }
    | { key: 'findings.remove_count' | 'findings.replace_count'; values: { count: number } }
    | { key: 'findings.remove_words' | 'findings.add_words' | 'findings.replace_words'; values: { words: string } };

const shown_max = 24; // A button's words; the whole of them stands in the text.

export function shorten(words: string): string {
    const letters = Array.from(words.trim().replace(/\s+/gu, ' '));
    return letters.length <= shown_max
        ? letters.join('')
        : `${letters
              .slice(0, shown_max - 1)
              .join('')
              .trimEnd()}…`;
}

function only_one(words: string[]): string | undefined {
    const [first] = words;
    return words.every((each) => each === first) ? first : undefined;
}

export function mend_words(changes: Change[]): MendWords {
    const taken = changes.map((change) => shorten(change.taken));
    const put = changes.map((change) => shorten(change.put));
    const count = changes.length;
    if (put.every((words) => words === '')) {
        if (taken.every((words) => words === ''))
            return { key: changes.every((change) => change.taken.includes('\n')) ? 'findings.remove_lines' : 'findings.remove' };
        const words = only_one(taken);
        return words === undefined
            ? { key: 'findings.remove_count', values: { count } }
            : { key: 'findings.remove_words', values: { words } };
    }
    const words = only_one(put);
    if (words === undefined) return { key: 'findings.replace_count', values: { count } };
    return { key: taken.every((each) => each === '') ? 'findings.add_words' : 'findings.replace_words', values: { words } };
}
